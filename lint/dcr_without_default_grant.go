package lint

import (
	"slices"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "dcr-without-default-grant",
	Group:    ThirdParties,
	Title:    "applications may register themselves and then call nothing",
	Severity: diag.Error,
	Absence:  true,
	Kinds:    []Kind{ManagedThirdPartyDefaults},
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/dynamic-client-registration",
		"https://auth0.com/docs/get-started/applications/third-party-applications/permissive-mode",
	},
	Doc: `An application that registers itself is a third party nobody has made a grant for: all it can have is a default grant for users. The tenant
lets applications register themselves, and no API has one, so every one of them fails with "unauthorized_client". Only where the tenant states
that they are permissive, open policies let them in.

Add a third_party_default with subject_type = "user" to the APIs that such applications may call, or turn dynamic registration off.`,
	Check: func(p *Pass) {
		if !p.Tenant.DynamicRegistration || !p.registeredReachNothing() {
			return
		}
		p.report(finding{
			at: p.Config.Tenant.EnableDynamicClientRegistration.Span, address: p.Config.Tenant.Address, key: "enable_dynamic_client_registration",
			message: "applications may register themselves, and " + p.ifStrict() + "no default grant lets them call an API for users",
			detail:  `Turn registration off, or add a third_party_default with subject_type = "user" to an API that they may call.`,
		})
	},
})

// registeredReachNothing reports whether an application that registers itself can call no API: in strict mode, where nobody states the mode.
func (p *Pass) registeredReachNothing() bool {
	if !p.noDefaultForRegistered() {
		return false
	}
	switch mode := p.Config.Tenant.DynamicClientRegistrationSecurityMode; {
	case mode.Failed:
		return false
	case mode.Value != "permissive":
		return true
	}
	return !slices.ContainsFunc(p.Tenant.APIs, func(api *compiler.API) bool {
		return api.System == "" && (!policiesRead(api.Config) || api.Policy(compiler.User) == compiler.AllowAll)
	})
}

// noDefaultForRegistered reports whether no default grant is for users. One that has no effect counts, as other rules report it, and so does one that
// leaves its subject type to the default.
func (p *Pass) noDefaultForRegistered() bool {
	for g := range p.allGrants(byDefault) {
		if g.SubjectType == compiler.User || !g.Config.SubjectType.Set {
			return false
		}
	}
	return true
}

// ifStrict says that strict mode is a condition, where nobody states the mode.
func (p *Pass) ifStrict() string {
	if p.Tenant.RegistrationModeAssumed {
		return "if they are strict, "
	}
	return ""
}
