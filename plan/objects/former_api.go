package objects

import (
	"slices"
	"strings"

	"grants/compiler"
)

// pairReplacedAPIs finds the APIs of the base whose blocks declare another API in the head: to the platform it is a new one, and to everybody else the
// same under another identifier.
func (c *Pairing) pairReplacedAPIs() {
	for _, p := range c.APIs {
		if p.Before != nil || p.After.Config == nil {
			continue
		}
		was := apiAt(c.Before, p.After.Address)
		if was == nil || was.Config == nil || c.APIs[c.APIIndex[was.Identifier]].After != nil {
			continue
		}
		if c.FormerAPI == nil {
			c.FormerAPI = map[*compiler.API]*compiler.API{}
		}
		c.FormerAPI[p.After] = was
	}
}

// apiAt is the API that a tenant has at an address; nil where it has none.
func apiAt(t *compiler.Tenant, address string) *compiler.API {
	i, found := slices.BinarySearchFunc(t.APIs, address, func(api *compiler.API, address string) int {
		return strings.Compare(api.Address, address)
	})
	if !found {
		return nil
	}
	return t.APIs[i]
}

// BaseOf is what an API was in the base, also under another identifier; nil where it is new.
func (c *Pairing) BaseOf(p Pair[compiler.API]) *compiler.API {
	if p.Before == nil {
		return c.FormerAPI[p.After]
	}
	return p.Before
}

// SensitiveScopes are those that either side lists: what stops being listed is as sensitive as before while this change is judged.
func (c *Pairing) SensitiveScopes(p Pair[compiler.API]) []string {
	was := c.BaseOf(p)
	switch {
	case was == nil:
		return p.After.SensitiveScopes
	case p.After == nil || slices.Equal(was.SensitiveScopes, p.After.SensitiveScopes):
		return was.SensitiveScopes
	}
	return Union(was.SensitiveScopes, p.After.SensitiveScopes)
}
