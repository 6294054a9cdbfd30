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
func traitsOfUnresolved(g *compiler.UnresolvedGrant, as *compiler.ClientGrant) trait {
	knownAPI := g.Audience == nil
	closed := knownAPI && denied(as)
	return ofList(as) | readable |
		when(onKnownAPI, knownAPI && policiesRead(as.API.Config)) |
		when(takingEffect, !closed) |
		when(deniedByPolicy, closed) |
		when(onSystemAPI, knownAPI && as.API.System != "") |
		when(ofThirdParty, g.ClientID == nil && !g.IsDefault() && thirdParty(g.Application)) |
		when(withOddScopes, !listsDeclaredScopes(as) && (knownAPI || repeatsScopes(as)))
}

// repeatsScopes goes by numbers, like listsDeclaredScopes.
func repeatsScopes(g *compiler.ClientGrant) bool {
	return g.AllScopes || len(g.Config.Scopes.Items) > len(g.Scopes)
}

// someApplicationIsUnknown reports whether a grant is for an application that is not declared here, and is no misspelling of one that is: its
// kind and whatever else it holds are not known.
func (p *Pass) someApplicationIsUnknown() bool {
	return slices.ContainsFunc(p.Tenant.UnresolvedGrants, func(g *compiler.UnresolvedGrant) bool {
		return g.ClientID != nil && g.ClientID.MeantApplication == nil
	})
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

// mayBeUsed reports whether a rule that a comment names is silent there only because something leads nowhere: it may speak once that is repaired.
func (p *Pass) mayBeUsed(ig *ignore, rule *Rule) bool {
	m, at := p.run.meant(), p.run.objectAt(ig)
	return m.own[at] && rule.Check != nil && !isAboutUnresolved(rule) || rule.Absence && m.objects[at]
}
