package lint

import (
	"iter"

	"grants/compiler"
	"grants/internal/stringset"
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
	scopes       map[string]bool // not kept up where every scope is granted
	everyScope   bool            // some grant has all scopes, or may have any: one could not be read, or is misspelt
	types        map[string]bool
	everyType    bool                    // likewise
	holders      []*compiler.Application // of grants for users, in order of the grants' addresses
	thirdParties bool                    // some grant that takes effect is for third parties
}

// grantedOnAPIs has nothing for an API without grants.
func grantedOnAPIs(grants []*compiler.ClientGrant, traits []trait) map[*compiler.API]*granted {
	all := map[*compiler.API]*granted{}
	for i, g := range grants {
		api := all[g.API]
		if api == nil {
			api = &granted{scopes: map[string]bool{}, types: map[string]bool{}}
			all[g.API] = api
		}
		api.add(g, traits[i])
	}
	return all
}

func (all *granted) add(g *compiler.ClientGrant, has trait) {
	all.thirdParties = all.thirdParties || has&takingEffect != 0 && has&(byDefault|ofThirdParty) != 0
	if !all.everyScope {
		all.addScopes(g)
	}
	if has&forUsers != 0 {
		all.holders = append(all.holders, g.Application)
		if has&withTypes != 0 {
			all.addTypes(g)
		}
	}
}

func (all *granted) addScopes(g *compiler.ClientGrant) {
	all.everyScope = g.AllScopes || g.Config.Scopes.Failed || g.Config.AllowAllScopes.Failed || len(g.UndefinedScopes) > 0
	for _, item := range g.Config.Scopes.Items {
		all.scopes[item.Value] = true
	}
}

func (all *granted) addTypes(g *compiler.ClientGrant) {
	all.everyType = all.everyType || g.Config.AuthorizationDetailsTypes.Failed
	for _, item := range g.Config.AuthorizationDetailsTypes.Items {
		all.types[item.Value] = true
		all.everyType = all.everyType || !stringset.Contains(g.API.AuthorizationDetailsTypes, item.Value)
	}
}
