package lint

import (
	"iter"

	"grants/compiler"
	"grants/internal/parallel"
)

// trait is what many rules ask of a grant. The grants of a tenant are asked once, so that a rule that looks for few of them need not walk
// through all of a large tenant.
type trait uint32

const (
	effectKnown       trait = 1 << iota // the policies of its API and the kind of its application could be read
	takingEffect                        // takesEffect
	unusable                            // its application can't use the flow: see unreachable
	deniedByPolicy                      // denied
	inertByPolicy                       // inert
	byDefault                           // a default grant
	ofThirdParty                        // of an application of a third party; not a default grant
	forUsers                            // its subject type
	forClients                          // likewise
	onSystemAPI                         //
	withAllScopes                       //
	withoutScopes                       // it has no list of scopes, or an empty one, and not all scopes
	withOddScopes                       // its list is more than declared scopes, each of them once
	withTypes                           // it lists authorization_details types, or they could not be read
	withOrganizations                   // it has some setting about organizations, or one that could not be read
	withoutSubject                      // its subject type is the platform's default
	readable                            // effectKnown, or it leads nowhere: what it says can be judged by itself
	onKnownAPI                          // effectKnown, or all of it but its application is known
)

// leastPart is the number of grants from which on a part of them is worth a processor of its own.
const leastPart = 500

// allTraits are those of every grant of a tenant, as allGrantsOf has them.
func allTraits(tenant *compiler.Tenant, grants []*compiler.ClientGrant) []trait {
	all := make([]trait, len(grants))
	resolved := len(tenant.ClientGrants)
	parallel.Parts(resolved, leastPart, func(start, end int) {
		for i := start; i < end; i++ {
			all[i] = traitsOf(grants[i])
		}
	})
	for i, g := range tenant.UnresolvedGrants {
		all[resolved+i] = traitsOfUnresolved(g, grants[resolved+i])
	}
	return all
}

func traitsOf(g *compiler.ClientGrant) trait {
	useless := !usable(g)
	return ofList(g) |
		when(effectKnown|readable|onKnownAPI, policiesRead(g.API.Config) && kindRead(g.Application)) |
		when(takingEffect, !useless && mayTakeEffect(g)) |
		when(unusable, useless) |
		when(deniedByPolicy, denied(g)) |
		when(inertByPolicy, inert(g)) |
		when(ofThirdParty, !g.IsDefault() && thirdParty(g.Application)) |
		when(onSystemAPI, g.API.System != "") |
		when(withOddScopes, !listsDeclaredScopes(g))
}

// ofList are the traits that a grant has by itself, whatever it leads to.
func ofList(g *compiler.ClientGrant) trait {
	types := &g.Config.AuthorizationDetailsTypes
	return when(byDefault, g.IsDefault()) |
		when(forUsers, g.SubjectType == compiler.User) |
		when(forClients, g.SubjectType == compiler.Client) |
		when(withAllScopes, g.AllScopes) |
		when(withoutScopes, !g.AllScopes && len(g.Config.Scopes.Items) == 0) |
		when(withTypes, len(types.Items) > 0 || types.Failed) |
		when(withOrganizations, mentionsOrganizations(g)) |
		when(withoutSubject, !g.Config.SubjectType.Set)
}

func when(t trait, holds bool) trait {
	if holds {
		return t
	}
	return 0
}

// listsDeclaredScopes goes by numbers: what the compiler keeps of a list is sorted, declared, and has every scope once.
func listsDeclaredScopes(g *compiler.ClientGrant) bool {
	items := len(g.Config.Scopes.Items)
	return items == 0 || !g.AllScopes && g.API.ScopesKnown && items == len(g.Scopes) && len(g.UnlistedScopes) == 0
}

func mentionsOrganizations(g *compiler.ClientGrant) bool {
	usage, anyOrganization, linked := &g.Config.OrganizationUsage, &g.Config.AllowAnyOrganization, &g.Config.Organizations
	return usage.Set || usage.Failed || anyOrganization.Set || anyOrganization.Failed || linked.Set || linked.Failed || len(linked.Items) > 0
}

// grants are the client grants with all of some traits whose effect is known. What could not be read has been reported, and nothing may be built
// on it.
func (p *Pass) grants(with ...trait) iter.Seq[*compiler.ClientGrant] {
	return p.allGrants(append(with, effectKnown)...)
}

// allGrants are the client grants with all of some traits, those that lead nowhere among them.
func (p *Pass) allGrants(with ...trait) iter.Seq[*compiler.ClientGrant] {
	var wanted trait
	for _, t := range with {
		wanted |= t
	}
	return func(yield func(*compiler.ClientGrant) bool) {
		for i, has := range p.run.traits() {
			if has&wanted == wanted && !yield(p.run.grants()[i]) {
				return
			}
		}
	}
}
