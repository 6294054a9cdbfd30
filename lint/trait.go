package lint

import (
	"iter"

	"grants/compiler"
	"grants/internal/parallel"
)

// Trait is what many rules ask of a grant. The grants of a tenant are asked once, so that a rule that looks for few of them need not walk
// through all of a large tenant: see Pass.Grants.
type Trait uint32

// The traits. Of a grant that leads nowhere, see Pass.AllGrants, they say what it was probably meant to be.
const (
	effectKnown       Trait = 1 << iota // the policies of its API and the kind of its application could be read
	TakingEffect                        // it gives somebody something: see TakesEffect
	Unusable                            // its application can't use the flow: see ClosedFlow
	DeniedByPolicy                      // see compiler.ClientGrant.IsDenied
	InertByPolicy                       // for users on an API that is open to its application without it
	ByDefault                           // a default grant
	OfThirdParty                        // of an application of a third party; not a default grant
	ForUsers                            // of that subject type
	ForClients                          // likewise
	OnSystemAPI                         // for an API of the platform's own
	WithAllScopes                       // it takes all scopes of its API
	WithoutScopes                       // it has no list of scopes, or an empty one, and not all scopes
	WithOddScopes                       // its list is more than declared scopes, each of them once
	WithTypes                           // it lists authorization_details types, or they could not be read
	WithOrganizations                   // it has some setting about organizations, or one that could not be read
	WithoutSubject                      // its subject type is the platform's default
	Readable                            // what it says can be judged by itself: its effect is known, or it leads nowhere
	OnKnownAPI                          // its effect is known, or all of it but its application is
)

// leastPart is the number of grants from which on a part of them is worth a processor of its own.
const leastPart = 500

// allTraits are those of every grant of a tenant, as allGrantsOf has them.
func allTraits(tenant *compiler.Tenant, grants []*compiler.ClientGrant) []Trait {
	all := make([]Trait, len(grants))
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

func traitsOf(g *compiler.ClientGrant) Trait {
	useless := !usable(g)
	return ofList(g) |
		when(effectKnown|Readable|OnKnownAPI, g.API.PoliciesRead() && g.Application.KindRead()) |
		when(TakingEffect, !useless && mayTakeEffect(g)) |
		when(Unusable, useless) |
		when(DeniedByPolicy, g.IsDenied()) |
		when(InertByPolicy, inert(g)) |
		when(OfThirdParty, !g.IsDefault() && g.Application.IsThirdParty()) |
		when(OnSystemAPI, g.API.System != "") |
		when(WithOddScopes, !listsDeclaredScopes(g))
}

// ofList are the traits that a grant has by itself, whatever it leads to.
func ofList(g *compiler.ClientGrant) Trait {
	types := &g.Config.AuthorizationDetailsTypes
	return when(ByDefault, g.IsDefault()) |
		when(ForUsers, g.SubjectType == compiler.User) |
		when(ForClients, g.SubjectType == compiler.Client) |
		when(WithAllScopes, g.AllScopes) |
		when(WithoutScopes, !g.AllScopes && len(g.Config.Scopes.Items) == 0) |
		when(WithTypes, len(types.Items) > 0 || types.Failed) |
		when(WithOrganizations, mentionsOrganizations(g)) |
		when(WithoutSubject, !g.Config.SubjectType.Set)
}

func when(t Trait, holds bool) Trait {
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

// Grants are the client grants with all of some traits whose effect is known. What could not be read has been reported, and nothing may be built
// on it.
func (p *Pass) Grants(with ...Trait) iter.Seq[*compiler.ClientGrant] {
	return p.AllGrants(append(with, effectKnown)...)
}

// AllGrants are the client grants with all of some traits, in order of their addresses. After them come those that lead nowhere, on the API and for the
// application that they were probably meant for: a rule that builds on more than the grant itself asks for Grants.
func (p *Pass) AllGrants(with ...Trait) iter.Seq[*compiler.ClientGrant] {
	var wanted Trait
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
