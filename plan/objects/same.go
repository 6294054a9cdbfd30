package objects

import (
	"slices"

	"grants/compiler"
)

// SameApplication reports whether nothing about an application that access depends on differs.
func SameApplication(p Pair[compiler.Application]) bool {
	b, a := p.Before, p.After
	return b != nil && a != nil && b.Party == a.Party && SameFlows(b, a)
}

// SameFlows reports whether two applications can use the same flows.
func SameFlows(b, a *compiler.Application) bool {
	return b.Public == a.Public && b.Origin == a.Origin && b.TokenExchange == a.TokenExchange && slices.Equal(b.GrantTypes, a.GrantTypes)
}

// SameOrganizationUsage reports whether an application that both sides have asks its users for organizations alike.
func SameOrganizationUsage(p Pair[compiler.Application]) bool {
	return p.Before.Config.OrganizationUsage.Value == p.After.Config.OrganizationUsage.Value
}

// SameAPI reports whether nothing about an API that access depends on differs.
func SameAPI(p Pair[compiler.API], subject compiler.SubjectType) bool {
	b, a := p.Before, p.After
	return b != nil && a != nil && b.Policy(subject) == a.Policy(subject) && b.System == a.System &&
		b.EnforcePolicies == a.EnforcePolicies && b.SkipsConsent == a.SkipsConsent && b.ScopesKnown == a.ScopesKnown &&
		slices.Equal(b.Scopes, a.Scopes) && slices.Equal(b.AuthorizationDetailsTypes, a.AuthorizationDetailsTypes)
}

// SameGrant reports whether a grant gives the same on both sides.
func SameGrant(p Pair[compiler.ClientGrant]) bool {
	b, a := p.Before, p.After
	return b != nil && a != nil && b.AllScopes == a.AllScopes && slices.Equal(b.Scopes, a.Scopes) &&
		slices.Equal(b.UndefinedScopes, a.UndefinedScopes) &&
		slices.Equal(b.AuthorizationDetailsTypes, a.AuthorizationDetailsTypes) &&
		b.OrganizationUsage == a.OrganizationUsage && b.AllowAnyOrganization == a.AllowAnyOrganization &&
		(b.Config == a.Config || slices.Equal(Organizations(b), Organizations(a)))
}

// IsSystemGrant reports whether the platform created a grant: nobody else can create, change or delete it.
func IsSystemGrant(p Pair[compiler.ClientGrant]) bool {
	return p.Before != nil && p.Before.Config.System || p.After != nil && p.After.Config.System
}

// SystemGrants are the client grants that the platform created.
func (c *Pairing) SystemGrants() map[SideAddress]bool {
	found := map[SideAddress]bool{}
	note := func(p Pair[compiler.ClientGrant]) {
		if !IsSystemGrant(p) {
			return
		}
		if p.Before != nil {
			found[SideAddress{Side: "base", Address: p.Before.Address}] = true
		}
		if p.After != nil {
			found[SideAddress{Side: "head", Address: p.After.Address}] = true
		}
	}
	for _, p := range c.Grants {
		note(p)
	}
	for _, u := range c.Unresolved {
		note(u.Grants)
	}
	return found
}
