package rules

import (
	"slices"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "security-mode-implicit",
	Group:    lint.ThirdParties,
	Title:    "third parties without a security mode",
	Severity: diag.Warning,
	Worth:    lint.Gives,
	Refs: []string{
		"https://auth0.com/docs/troubleshoot/product-lifecycle/deprecations-and-migrations/migrate-to-enhanced-security-third-party-applications",
		"https://auth0.com/docs/get-started/applications/third-party-applications/permissive-mode",
	},
	Doc: `What the platform makes of a third-party application without a security mode depends on the age of the tenant and on the date: those
that had third parties before get permissive mode until the default changes in October 2026, all others strict mode. The mode can't be
changed later, and the matrix has to guess: it takes the application for strict. Of applications that register themselves the tenant states
the mode. Where it does not, one page says that they are strict, and another one that tenants keep what they had; so the matrix shows what
they get in permissive mode, and says that this is assumed. In strict mode they get what default grants for users give, in permissive mode what open policies give
as well. The Terraform provider says that only accounts with third parties from before April 2026 may set the tenant's mode: in others it can be stated here all
the same, and is strict.

Write third_party_security_mode = "strict", or "permissive" if that is what the application has; and dynamic_client_registration_security_mode in the
tenant block.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Applications() {
			if !app.IsThirdParty() || app.Config.ThirdPartySecurityMode.Set || app.Origin != "" || app.HasStrictID() {
				continue
			}
			p.Report(lint.Finding{
				At: app.Config.Header, Address: app.Address, Key: "third_party_security_mode",
				Message: app.Address + " belongs to a third party, and states no security mode",
				Detail:  "The matrix takes it for strict; in permissive mode it gets more, by open policies. Write the mode that it has: it can't be changed.",
				Related: []lint.Place{lint.PartyPlace(app)},
				Fix:     p.AddAttribute(app.Config.Block, "third_party_security_mode", app.Config.ThirdPartySecurityMode.Span, `"strict"`),
			})
		}
		reportRegistrationMode(p)
	},
})

// reportRegistrationMode is one finding about all applications that register themselves, or did, without anybody saying in which mode.
func reportRegistrationMode(p *lint.Pass) {
	settings := p.Config.Tenant
	if !p.Tenant.RegistrationModeAssumed || settings != nil && settings.DynamicClientRegistrationSecurityMode.Failed {
		return
	}
	f := lint.Finding{
		Address: "tenant", Key: "dynamic_client_registration_security_mode",
		Message: "applications register themselves, and the tenant does not state their security mode",
		Detail:  `The matrix shows what they get in permissive mode, which is more. Write dynamic_client_registration_security_mode = "strict", or "permissive".`,
	}
	for _, app := range slices.Backward(p.Applications()) {
		if app.ModeAssumed {
			f.At = app.Config.ExternalMetadataType.Span
		}
	}
	if p.Tenant.DynamicRegistration {
		f.At = settings.EnableDynamicClientRegistration.Span
	} else if f.At.IsZero() {
		return
	}
	p.Report(f)
}
