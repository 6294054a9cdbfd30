package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "dcr-without-default-grant",
	Group:    lint.ThirdParties,
	Title:    "applications may register themselves and then call nothing",
	Severity: diag.Error,
	Absence:  true,
	Kinds:    []lint.Kind{lint.ManagedThirdPartyDefaults},
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/dynamic-client-registration",
		"https://auth0.com/docs/get-started/applications/third-party-applications/permissive-mode",
	},
	Doc: `An application that registers itself is a third party nobody has made a grant for: all it can have is a default grant for users. The tenant
lets applications register themselves, and no API has one, so every one of them fails with "unauthorized_client". Only where the tenant states
that they are permissive, open policies let them in.

Add a third_party_default with subject_type = "user" to the APIs that such applications may call, or turn dynamic registration off.`,
	Check: func(p *lint.Pass) {
		if !p.RegisteredLackDefault() {
			return
		}
		p.Report(lint.Finding{
			At: p.Config.Tenant.EnableDynamicClientRegistration.Span, Address: p.Config.Tenant.Address, Key: "enable_dynamic_client_registration",
			Message: "applications may register themselves, and " + ifStrict(p) + "no default grant lets them call an API for users",
			Detail:  `Turn registration off, or add a third_party_default with subject_type = "user" to an API that they may call.`,
			Related: p.MissingGrantPlace(),
		})
	},
})

// ifStrict says that strict mode is a condition, where nobody states the mode.
func ifStrict(p *lint.Pass) string {
	if p.Tenant.RegistrationModeAssumed {
		return "if they are strict, "
	}
	return ""
}
