package lint

import (
	"iter"

	"grants/compiler"
)

// customAPIs are the APIs that the project declares and the platform does not own.
func (p *Pass) customAPIs() iter.Seq[*compiler.API] {
	return func(yield func(*compiler.API) bool) {
		for _, api := range p.Tenant.APIs {
			if api.Config != nil && api.System == "" && !yield(api) {
				return
			}
		}
	}
}

// granted is what all grants of an API list together.
type granted struct {
	scopes       map[string]bool
	everyScope   bool // some grant has all scopes, or may have any: one could not be read, or is misspelt
	types        map[string]bool
	everyType    bool                    // likewise
	holders      []*compiler.Application // of grants for users, in order of the grants' addresses
	thirdParties bool                    // some grant that takes effect is for third parties
}

// grantedOnAPIs has nothing for an API without grants.
func grantedOnAPIs(tenant *compiler.Tenant) map[*compiler.API]*granted {
	all := map[*compiler.API]*granted{}
	for _, g := range tenant.ClientGrants {
		if all[g.API] == nil {
			all[g.API] = &granted{scopes: map[string]bool{}, types: map[string]bool{}}
		}
		all[g.API].add(g)
	}
	return all
}

func (all *granted) add(g *compiler.ClientGrant) {
	all.everyScope = all.everyScope || g.AllScopes || g.Config.Scopes.Failed || g.Config.AllowAllScopes.Failed || len(g.UndefinedScopes) > 0
	for _, item := range g.Config.Scopes.Items {
		all.scopes[item.Value] = true
	}
	all.thirdParties = all.thirdParties || takesEffect(g) && (g.IsDefault() || thirdParty(g.Application))
	if g.SubjectType != compiler.User {
		return
	}
	all.everyType = all.everyType || g.Config.AuthorizationDetailsTypes.Failed
	for _, item := range g.Config.AuthorizationDetailsTypes.Items {
		all.types[item.Value] = true
		all.everyType = all.everyType || !contains(g.API.AuthorizationDetailsTypes, item.Value)
	}
	all.holders = append(all.holders, g.Application)
}
