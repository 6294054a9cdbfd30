package config

import (
	"slices"
	"strings"
)

// Object is what a block of the source becomes: *TenantSettings, *API, *Application, *ClientGrant, *Role, *Connection or *Organization; or, of a role, a *Permission.
type Object interface{ Base() *Block }

// Base is the block itself: objects have it embedded.
func (b *Block) Base() *Block { return b }

// Add enters an object. A tenant takes the place of the one before it.
func (c *Config) Add(o Object) {
	switch o := o.(type) {
	case *TenantSettings:
		c.Tenant = o
	case *API:
		c.APIs = append(c.APIs, o)
	case *Application:
		c.Applications = append(c.Applications, o)
	case *ClientGrant:
		c.ClientGrants = append(c.ClientGrants, o)
	case *Role:
		c.Roles = append(c.Roles, o)
	case *Connection:
		c.Connections = append(c.Connections, o)
	case *Organization:
		c.Organizations = append(c.Organizations, o)
	}
}

// Objects is all objects, by their addresses.
func (c *Config) Objects() []Object {
	all := make([]Object, 0, 1+len(c.APIs)+len(c.Applications)+len(c.ClientGrants)+len(c.Roles)+len(c.Connections)+len(c.Organizations))
	if c.Tenant != nil {
		all = append(all, c.Tenant)
	}
	for _, api := range c.APIs {
		all = append(all, api)
	}
	for _, app := range c.Applications {
		all = append(all, app)
	}
	for _, grant := range c.ClientGrants {
		all = append(all, grant)
	}
	for _, role := range c.Roles {
		all = append(all, role)
	}
	for _, connection := range c.Connections {
		all = append(all, connection)
	}
	for _, organization := range c.Organizations {
		all = append(all, organization)
	}
	slices.SortFunc(all, func(a, b Object) int { return strings.Compare(a.Base().Address, b.Base().Address) })
	return all
}
