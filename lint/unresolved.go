package lint

import (
	"slices"
	"strconv"

	"grants/compiler"
	"grants/config"
	"grants/internal/stringset"
)

// allGrantsOf is the grants of a tenant that lead somewhere, and after them the others, of which unresolvedAs makes what rules can look at.
func allGrantsOf(tenant *compiler.Tenant) []*compiler.ClientGrant {
	if len(tenant.UnresolvedGrants) == 0 {
		return tenant.ClientGrants
	}
	all := slices.Clip(tenant.ClientGrants)
	for _, g := range tenant.UnresolvedGrants {
		all = append(all, unresolvedAs(g))
	}
	return all
}

// unresolvedAs is a grant that nobody can judge, held by what it was probably meant for, so that nothing is said to be missing that is only misspelt.
// What is not known at all stands for itself: an application whose kind could not be read, an API whose scopes could not.
func unresolvedAs(g *compiler.UnresolvedGrant) *compiler.ClientGrant {
	as := g.ClientGrant
	if g.ClientID != nil {
		as.Application = g.ClientID.MeantApplication
		if as.Application == nil {
			as.Application = unknownApplication(g.ClientID.Literal())
		}
	}
	if g.Audience != nil {
		as.API = g.Audience.MeantAPI
		if as.API == nil {
			as.API = &compiler.API{Address: strconv.Quote(g.Audience.Literal()), Identifier: g.Audience.Literal()}
		}
		as.UndefinedScopes = nil
		if as.API.ScopesKnown {
			as.UndefinedScopes = stringset.Difference(as.Scopes, as.API.Scopes)
		}
	}
	return &as
}

func unknownApplication(clientID string) *compiler.Application {
	unread := &config.Application{AppType: config.Located[string]{Failed: true}}
	return &compiler.Application{Address: strconv.Quote(clientID), ClientID: clientID, Party: compiler.FirstParty, Config: unread}
}

// traitsOfUnresolved leaves out what only an application and an API that are known can have.
func traitsOfUnresolved(g *compiler.UnresolvedGrant, as *compiler.ClientGrant) Trait {
	knownAPI := g.Audience == nil
	closed := knownAPI && as.IsDenied()
	return ofList(as) | Readable |
		when(OnKnownAPI, knownAPI && as.API.PoliciesRead()) |
		when(TakingEffect, !closed) |
		when(DeniedByPolicy, closed) |
		when(OnSystemAPI, knownAPI && as.API.System != "") |
		when(OfThirdParty, g.ClientID == nil && !g.IsDefault() && g.Application.IsThirdParty()) |
		when(WithOddScopes, !listsDeclaredScopes(as) && (knownAPI || repeatsScopes(as)))
}

// repeatsScopes goes by numbers, like listsDeclaredScopes.
func repeatsScopes(g *compiler.ClientGrant) bool {
	return g.AllScopes || len(g.Config.Scopes.Items) > len(g.Scopes)
}

// meant is what unresolved grants were probably meant to be, and what rules say less about because of them.
type meant struct {
	grants  map[compiler.GrantKey]bool
	objects map[string]bool // addresses of applications and APIs
	own     map[string]bool // addresses of the grants themselves
}

func meantBy(tenant *compiler.Tenant, as []*compiler.ClientGrant) meant {
	m := meant{grants: map[compiler.GrantKey]bool{}, objects: map[string]bool{}, own: map[string]bool{}}
	for _, g := range as[len(tenant.ClientGrants):] {
		m.grants[g.Key()] = true
		m.objects[g.API.Address] = true
		m.own[g.Address] = true
		if g.Application != nil {
			m.objects[g.Application.Address] = true
		}
	}
	return m
}

// MayBeMeant reports whether a grant that leads nowhere was probably meant to be the one with this key, so that nobody says that it is missing.
func (p *Pass) MayBeMeant(key compiler.GrantKey) bool { return p.run.meant().grants[key] }
