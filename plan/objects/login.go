package objects

import (
	"slices"

	"grants/compiler"
	"grants/config"
)

// pairConnections finds the connections that are the same on both sides: a connection is its id or, where a side does not say it, its name, which never changes.
// https://auth0.com/docs/api/management/v2/connections/patch-connections-by-id
func pairConnections(before, after []*compiler.Connection) []Pair[compiler.Connection] {
	return pairKnown(before, after, func(c *compiler.Connection) known { return known{c.Address, c.ID, []string{c.Name}} })
}

// pairOrganizations does so of organizations, which may get another name.
func pairOrganizations(before, after []*compiler.Organization) []Pair[compiler.Organization] {
	return pairKnown(before, after, func(o *compiler.Organization) known { return known{o.Address, o.ID, []string{o.Name, o.Address}} })
}

// HasAllConnections reports whether a tenant has no other connections than those that it declares. A tenant that declares nothing at all is a new one.
func HasAllConnections(t *compiler.Tenant) bool {
	return hasAll(t, len(t.Connections), config.KindConnection)
}

// HasAllOrganizations reports the same of organizations.
func HasAllOrganizations(t *compiler.Tenant) bool {
	return hasAll(t, len(t.Organizations), config.KindOrganization)
}

func hasAll(t *compiler.Tenant, declared int, kind config.Kind) bool {
	if slices.Contains(t.Config.Absent, kind) {
		return false
	}
	c := t.Config
	return declared > 0 || c.Tenant == nil && len(c.APIs)+len(c.Applications)+len(c.ClientGrants)+len(c.Roles)+len(c.Connections)+len(c.Organizations) == 0
}

// connectionObjects and organizationObjects are compared as they are: a tenant has few of them, compared to applications.
func (c *Pairing) connectionObjects() []Pair[object] {
	return objectsOf(c.Connections, func(connection *compiler.Connection) *object {
		key := Key{Connection: connection.Name, ConnectionID: connection.ID}
		return &object{block: connection.Config.Block, key: key, properties: ConnectionProperties(connection)}
	})
}

func (c *Pairing) organizationObjects() []Pair[object] {
	return objectsOf(c.Organizations, func(o *compiler.Organization) *object {
		key := Key{OrganizationName: o.Name, Organization: o.ID}
		return &object{block: o.Config.Block, key: key, properties: OrganizationProperties(o)}
	})
}

func objectsOf[T any](pairs []Pair[T], of func(*T) *object) []Pair[object] {
	var all []Pair[object]
	for _, p := range pairs {
		var both Pair[object]
		if p.Before != nil {
			both.Before = of(p.Before)
		}
		if p.After != nil {
			both.After = of(p.After)
		}
		all = append(all, both)
	}
	return all
}

// loginChanges are those of connections and organizations, which say what is deleted with one.
func (c *Pairing) loginChanges() []Change {
	var all []Change
	for _, of := range []struct {
		kind    string
		objects []Pair[object]
		isAll   bool
		lost    string
	}{
		{ConnectionKind, c.connectionObjects(), HasAllConnections(c.After), "its users go with it"},
		{OrganizationKind, c.organizationObjects(), HasAllOrganizations(c.After), "its members, and its links to grants, go with it"},
	} {
		changes := c.pairedChanges(of.kind, of.objects)
		for i := range changes {
			if of.isAll && (changes[i].Action == Delete || changes[i].Action == Replace) {
				changes[i].Note = of.lost
			}
		}
		all = append(all, changes...)
	}
	return all
}

// ConnectionProperties are what a connection means, sorted by name.
func ConnectionProperties(c *compiler.Connection) []Property {
	return []Property{
		Scalar("is_domain_connection", c.Config.IsDomainConnection, false),
		{Name: "name", value: c.Name, Key: true, Span: c.Config.ConnectionName.Span},
	}
}

// OrganizationProperties are what an organization means, sorted by name.
func OrganizationProperties(o *compiler.Organization) []Property {
	enabled := list("enabled_connections", o.Config.EnabledConnections).asListing().asStaying()
	enabled.written = o.Listed
	return []Property{
		enabled,
		{Name: "name", value: o.Name, Span: o.Config.OrganizationName.Span},
		Scalar("third_party_client_access", o.Config.ThirdPartyClientAccess, "block"),
	}
}
