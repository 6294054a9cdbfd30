package lint

import (
	"slices"

	"grants/compiler"
)

// LeavesUsersOut reports whether a client grant without a subject type is the only one by which an application, to which users log in, could get at an API
// that requires one for them.
func (p *Pass) LeavesUsersOut(g *compiler.ClientGrant) bool {
	if g.IsDefault() || g.API.System != "" || p.Tenant.Incomplete || !p.Manages(ManagedClientGrants) || p.Elsewhere(g.Application.Address, g.Application.ClientID) ||
		len(g.Config.AuthorizationDetailsTypes.Items) > 0 || g.API.Policy(compiler.User) != compiler.RequireClientGrant || !servesUsers(g.Application) {
		return false
	}
	key := g.Key()
	key.SubjectType = compiler.User
	return p.Tenant.ClientGrant(key) == nil && !p.MayBeMeant(key) && !(g.Application.IsThirdParty() && p.Tenant.DefaultGrant(g.API, compiler.User) != nil)
}

// servesUsers reports whether an application says that users log in to it. The grant types that it has by default say nothing.
func servesUsers(app *compiler.Application) bool {
	switch app.Config.AppType.Value {
	case "regular_web", "spa", "native":
		return ClosedFlow(app, compiler.User) == ""
	}
	_, found := app.Config.GrantTypes.Item("authorization_code")
	return found && app.Config.AppType.Value != "non_interactive"
}

// GivesTheSame compares what two grants for one API and subject type give, now and later. Organizations are for own grants only.
func GivesTheSame(own, byDefault *compiler.ClientGrant) bool {
	return own.API.ScopesKnown && own.AllScopes == byDefault.AllScopes &&
		slices.Equal(own.Scopes, byDefault.Scopes) &&
		slices.Equal(own.AuthorizationDetailsTypes, byDefault.AuthorizationDetailsTypes) &&
		len(organizationSettings(own.Config)) == 0
}
