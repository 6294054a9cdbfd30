package plan

import (
	"grants/compiler"
	"slices"
)

// sameApplication reports whether nothing about an application that access depends on differs.
func sameApplication(p pair[compiler.Application]) bool {
	b, a := p.before, p.after
	return b != nil && a != nil && b.Party == a.Party && sameFlows(b, a)
}

// sameFlows reports whether two applications can use the same flows.
func sameFlows(b, a *compiler.Application) bool {
	return b.Public == a.Public && b.Origin == a.Origin && b.TokenExchange == a.TokenExchange && slices.Equal(b.GrantTypes, a.GrantTypes)
}

// sameAPI reports whether nothing about an API that access depends on differs.
func sameAPI(p pair[compiler.API], subject compiler.SubjectType) bool {
	b, a := p.before, p.after
	return b != nil && a != nil && b.Policy(subject) == a.Policy(subject) && b.System == a.System &&
		b.EnforcePolicies == a.EnforcePolicies && b.SkipsConsent == a.SkipsConsent && b.ScopesKnown == a.ScopesKnown &&
		slices.Equal(b.Scopes, a.Scopes) && slices.Equal(b.AuthorizationDetailsTypes, a.AuthorizationDetailsTypes)
}

// sameGrant reports whether a grant gives the same on both sides.
func sameGrant(p pair[compiler.ClientGrant]) bool {
	b, a := p.before, p.after
	return b != nil && a != nil && b.AllScopes == a.AllScopes && slices.Equal(b.Scopes, a.Scopes) &&
		slices.Equal(b.UndefinedScopes, a.UndefinedScopes) &&
		slices.Equal(b.AuthorizationDetailsTypes, a.AuthorizationDetailsTypes) &&
		b.OrganizationUsage == a.OrganizationUsage && b.AllowAnyOrganization == a.AllowAnyOrganization &&
		(b.Config == a.Config || slices.Equal(organizations(b), organizations(a)))
}
