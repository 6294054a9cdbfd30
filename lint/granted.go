package lint

import (
	"iter"

	"grants/compiler"
	"grants/config"
	"grants/internal/stringset"
)

// CustomAPIs are the APIs that the project declares and the platform does not own.
func (p *Pass) CustomAPIs() iter.Seq[*compiler.API] {
	return func(yield func(*compiler.API) bool) {
		for _, api := range p.Tenant.APIs {
			if api.Config != nil && api.System == "" && !yield(api) {
				return
			}
		}
	}
}

// Granted is what all grants of an API list together. Rules share it: it is not to be changed.
type Granted struct {
	Scopes       map[string]bool         // not kept up where every scope is granted
	EveryScope   bool                    // some grant has all scopes, or may have any: one could not be read, or is misspelt
	Empty        bool                    // some grant has an empty list of scopes, which is reported by itself
	Undefined    map[string]bool         // what grants list and the API does not declare, which is reported there; nil for nothing
	Types        map[string]bool         // of authorization_details
	EveryType    bool                    // likewise
	Holders      []*compiler.Application // of grants for users, in order of the grants' addresses; nil for a default grant
	ThirdParties bool                    // some grant that takes effect is for third parties
}

// Granted is what the grants of an API give together, those that lead nowhere but were probably meant for it among them; nil for an API without grants.
func (p *Pass) Granted(api *compiler.API) *Granted { return p.run.granted()[api] }

// grantedOnAPIs has nothing for an API without grants.
func grantedOnAPIs(grants []*compiler.ClientGrant, traits []Trait) map[*compiler.API]*Granted {
	all := map[*compiler.API]*Granted{}
	for i, g := range grants {
		api := all[g.API]
		if api == nil {
			api = &Granted{Scopes: map[string]bool{}, Types: map[string]bool{}}
			all[g.API] = api
		}
		api.add(g, traits[i])
	}
	return all
}

func (all *Granted) add(g *compiler.ClientGrant, has Trait) {
	all.ThirdParties = all.ThirdParties || has&TakingEffect != 0 && has&(ByDefault|OfThirdParty) != 0
	all.addUndefined(g)
	if !all.EveryScope {
		all.addScopes(g)
	}
	if has&ForUsers != 0 {
		all.Holders = append(all.Holders, g.Application)
		if has&WithTypes != 0 {
			all.addTypes(g)
		}
	}
}

// ListsNothing reports whether no scope is granted, and an empty list is why.
func (all *Granted) ListsNothing() bool { return all.Empty && !all.EveryScope && len(all.Scopes) == 0 }

// EmptyCeiling reports whether a grant lists no scopes. It leaves out grants that give authorization_details types instead.
func EmptyCeiling(g *config.ClientGrant) bool {
	return g.Scopes.Set && len(g.Scopes.Items) == 0 && !g.AllowAllScopes.Value && !g.AllowAllScopes.Failed &&
		len(g.AuthorizationDetailsTypes.Items) == 0 && !g.AuthorizationDetailsTypes.Failed
}

func (all *Granted) addScopes(g *compiler.ClientGrant) {
	all.Empty = all.Empty || EmptyCeiling(g.Config)
	all.EveryScope = g.AllScopes || g.Config.Scopes.Failed || g.Config.AllowAllScopes.Failed || len(g.UndefinedScopes) > 0
	for _, item := range g.Config.Scopes.Items {
		all.Scopes[item.Value] = true
	}
}

func (all *Granted) addUndefined(g *compiler.ClientGrant) {
	for _, scope := range g.UndefinedScopes {
		if all.Undefined == nil {
			all.Undefined = map[string]bool{}
		}
		all.Undefined[scope] = true
	}
}

func (all *Granted) addTypes(g *compiler.ClientGrant) {
	all.EveryType = all.EveryType || g.Config.AuthorizationDetailsTypes.Failed
	for _, item := range g.Config.AuthorizationDetailsTypes.Items {
		all.Types[item.Value] = true
		all.EveryType = all.EveryType || !stringset.Contains(g.API.AuthorizationDetailsTypes, item.Value)
	}
}

// Held is the traits of all grants of an application together; of nil, those of the default grants. A grant that has no effect counts, as another rule
// reports it.
func (p *Pass) Held(app *compiler.Application) Trait { return p.run.held()[app] }

func heldBy(grants []*compiler.ClientGrant, traits []Trait) map[*compiler.Application]Trait {
	all := map[*compiler.Application]Trait{}
	for i, g := range grants {
		all[g.Application] |= traits[i]
	}
	return all
}
