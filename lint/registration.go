package lint

import (
	"slices"

	"grants/compiler"
)

// SomeApplicationIsUnknown reports whether a grant is for an application that is not declared here, and is no misspelling of one that is: its
// kind and whatever else it holds are not known.
func (p *Pass) SomeApplicationIsUnknown() bool {
	return slices.ContainsFunc(p.Tenant.UnresolvedGrants, func(g *compiler.UnresolvedGrant) bool {
		return g.ClientID != nil && g.ClientID.MeantApplication == nil
	})
}

// MayHaveThirdParties reports whether some application is a third party's, or may come to be. It takes applications and settings that could not be read for
// third parties, and applications that are not declared.
func (p *Pass) MayHaveThirdParties() bool {
	if p.SomeApplicationIsUnknown() || p.Tenant.DynamicRegistration || p.Config.Tenant != nil && p.Config.Tenant.EnableDynamicClientRegistration.Failed {
		return true
	}
	return slices.ContainsFunc(p.Tenant.Applications, func(app *compiler.Application) bool { return !app.KindRead() || app.IsThirdParty() })
}

// RegisteredReachNothing reports whether an application that registers itself can call no API: in strict mode, where nobody states the mode.
// https://auth0.com/docs/get-started/applications/dynamic-client-registration
func (p *Pass) RegisteredReachNothing() bool {
	if !p.NoDefaultForRegistered() {
		return false
	}
	switch mode := p.Config.Tenant.DynamicClientRegistrationSecurityMode; {
	case mode.Failed:
		return false
	case mode.Value != "permissive":
		return true
	}
	return !slices.ContainsFunc(p.Tenant.APIs, func(api *compiler.API) bool {
		return api.System == "" && (!api.PoliciesRead() || api.Policy(compiler.User) == compiler.AllowAll)
	})
}

// NoDefaultForRegistered reports whether no default grant is for users. One that has no effect counts, as other rules report it, and so does one that
// leaves its subject type to the default.
func (p *Pass) NoDefaultForRegistered() bool {
	for g := range p.AllGrants(ByDefault) {
		if g.SubjectType == compiler.User || !g.Config.SubjectType.Set {
			return false
		}
	}
	return true
}

// DefaultsForNobody are the default grants for client access that no third party can use, and that say themselves that they are for client access. Where
// clients come that no file names before they do, one that the API's policy denies is among them, if users' policy would let a default in that is not there:
// it was meant for their users.
func (p *Pass) DefaultsForNobody() []*compiler.ClientGrant {
	if p.Tenant.Incomplete || !p.Manages(ManagedApplications) || !p.MayHaveThirdParties() && !p.TakesStrangers() || p.someThirdPartyActsAlone() {
		return nil
	}
	told := p.Tenant.DynamicRegistration && p.RegisteredReachNothing() // that those who register reach nothing
	var all []*compiler.ClientGrant
	for g := range p.Grants(ByDefault, ForClients) {
		if g.Config.SubjectType.Set && !g.IsThirdPartyOnSystemAPI() && (p.MeantForStrangers(g) || !g.IsDenied() && !told) {
			all = append(all, g)
		}
	}
	return all
}

// MeantForStrangers reports whether a default grant for client access is all that an API has for clients that register themselves or show a metadata document,
// who act for their users alone.
// https://auth0.com/docs/get-started/applications/dynamic-client-registration
func (p *Pass) MeantForStrangers(g *compiler.ClientGrant) bool {
	if g.API.System != "" || g.API.Policy(compiler.User) != compiler.RequireClientGrant || p.Tenant.DefaultGrant(g.API, compiler.User) != nil {
		return false
	}
	return p.Tenant.DynamicRegistration || p.Settings().ClientIDMetadataDocumentSupported.Value && slices.ContainsFunc(p.Tenant.Applications, func(app *compiler.Application) bool {
		key := compiler.GrantKey{Holder: app.Address, Audience: g.API.Identifier, SubjectType: compiler.User}
		return app.Origin == "cimd" && p.Tenant.ClientGrant(key) == nil && !p.MayBeMeant(key)
	})
}

// someThirdPartyActsAlone takes applications that could not be read, or are not declared, for ones that do.
func (p *Pass) someThirdPartyActsAlone() bool {
	return p.SomeApplicationIsUnknown() || slices.ContainsFunc(p.Tenant.Applications, func(app *compiler.Application) bool {
		return !app.KindRead() || app.IsThirdParty() && ClosedFlow(app, compiler.Client) == ""
	})
}
