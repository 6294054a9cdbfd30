package compiler

import (
	"slices"

	"grants/config"
)

// Connection is a connection. Whether third parties may use it is all that matters about it here.
// https://auth0.com/docs/authenticate/identity-providers/promote-connections-to-domain-level
type Connection struct {
	Address  string
	Name     string // what the platform knows it by
	ID       string // the platform's; empty where nothing says it
	Promoted bool   // to the level of the domain: third parties can use it
	Known    bool   // whether it is promoted could be read, and the source says it
	Config   *config.Connection
}

// Organization is an organization, and what it does with strict third parties.
// https://auth0.com/docs/manage-users/organizations/configure-organizations/enable-third-party-application-access
type Organization struct {
	Address     string
	Name        string // what the platform knows it by
	ID          string // the platform's; empty where nothing says it
	Allows      bool   // users may log in to strict third parties with it
	Known       bool   // whether it does could be read, and the source says it
	Connections []*Connection
	Undeclared  []string // the names of its connections that no connection has, sorted
	Listed      bool     // something says which connections it has
	Config      *config.Organization
}

// CanLogIn reports whether users of the organization may log in to strict third parties by one of its connections; of one that does not say which it has, by any.
func (o *Organization) CanLogIn() bool {
	promoted := func(c *Connection) bool { return c.Promoted }
	return o.Allows && (!o.Listed || len(o.Undeclared) > 0 || slices.ContainsFunc(o.Connections, promoted))
}

func (c *compilation) compileConnections() {
	declared := inOrder(c.config.Connections, func(connection *config.Connection) *config.Block { return &connection.Block })
	for i, block := range declared {
		if i > 0 && declared[i-1].Address == block.Address { // the address is taken, which has been reported
			c.tenant.Incomplete = true
			continue
		}
		c.tenant.Connections = append(c.tenant.Connections, &Connection{
			Address: block.Address, Name: block.PlatformName(), ID: block.ID.Value, Promoted: block.IsDomainConnection.Value, Config: block,
			Known: !block.IsDomainConnection.Failed && len(c.gaps[block.Address]) == 0,
		})
	}
}

// compileOrganizations needs the connections.
func (c *compilation) compileOrganizations() {
	byName := make(map[string]*Connection, len(c.tenant.Connections))
	for _, connection := range c.tenant.Connections {
		byName[connection.Name] = connection
	}
	declared := inOrder(c.config.Organizations, func(organization *config.Organization) *config.Block { return &organization.Block })
	for i, block := range declared {
		if i > 0 && declared[i-1].Address == block.Address { // the address is taken, which has been reported
			c.tenant.Incomplete = true
			continue
		}
		organization := &Organization{
			Address: block.Address, Name: block.PlatformName(), ID: block.ID.Value, Config: block,
			Allows: block.ThirdPartyClientAccess.Value == "allow", Listed: block.EnabledConnections.Set,
			Known: !block.ThirdPartyClientAccess.Failed && !isUnread(block.EnabledConnections) && len(c.gaps[block.Address]) == 0,
		}
		for _, name := range set(block.EnabledConnections) {
			if connection := byName[name]; connection != nil {
				organization.Connections = append(organization.Connections, connection)
			} else {
				organization.Undeclared = append(organization.Undeclared, name)
			}
		}
		c.tenant.Organizations = append(c.tenant.Organizations, organization)
	}
}
