package config

import (
	"slices"
	"strings"
)

// object is what a block of the source becomes.
type object interface{ base() *Block }

func (b *Block) base() *Block { return b }

func (c *Config) add(o object) {
	switch o := o.(type) {
	case *TenantSettings:
		c.Tenant = o
	case *API:
		c.APIs = append(c.APIs, o)
	case *Application:
		c.Applications = append(c.Applications, o)
	case *ClientGrant:
		c.ClientGrants = append(c.ClientGrants, o)
	}
}

// everyObject is all objects by address.
func (c *Config) everyObject() []object {
	all := make([]object, 0, 1+len(c.APIs)+len(c.Applications)+len(c.ClientGrants))
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
	slices.SortFunc(all, func(a, b object) int { return strings.Compare(a.base().Address, b.base().Address) })
	return all
}
