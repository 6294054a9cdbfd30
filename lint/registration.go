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
