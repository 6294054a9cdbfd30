package plan

import (
	"slices"
	"strings"

	"grants/compiler"
)

// pairReplacedAPIs finds the APIs of the base whose blocks declare another API in the head: to the platform it is a new one, and to everybody else the
// same under another identifier.
func (c *pairing) pairReplacedAPIs() {
	for _, p := range c.apis {
		if p.before != nil || p.after.Config == nil {
			continue
		}
		was := apiAt(c.before, p.after.Address)
		if was == nil || was.Config == nil || c.apis[c.apiIndex[was.Identifier]].after != nil {
			continue
		}
		if c.formerAPI == nil {
			c.formerAPI = map[*compiler.API]*compiler.API{}
		}
		c.formerAPI[p.after] = was
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

// baseOf is what an API was in the base, also under another identifier; nil where it is new.
func (c *pairing) baseOf(p pair[compiler.API]) *compiler.API {
	if p.before == nil {
		return c.formerAPI[p.after]
	}
	return p.before
}

// sensitiveScopes are those that either side lists: what stops being listed is as sensitive as before while this change is judged.
func (c *pairing) sensitiveScopes(p pair[compiler.API]) []string {
	was := c.baseOf(p)
	switch {
	case was == nil:
		return p.after.SensitiveScopes
	case p.after == nil || slices.Equal(was.SensitiveScopes, p.after.SensitiveScopes):
		return was.SensitiveScopes
	}
	return union(was.SensitiveScopes, p.after.SensitiveScopes)
}
