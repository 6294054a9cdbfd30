package rules

import (
	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "permissive-third-party",
	Group:    lint.ThirdParties,
	Title:    "third-party application in permissive mode",
	Severity: diag.Warning,
	Worth:    lint.Gives,
	Refs: []string{
		"https://auth0.com/docs/troubleshoot/product-lifecycle/deprecations-and-migrations/migrate-to-enhanced-security-third-party-applications",
		"https://auth0.com/docs/get-started/applications/third-party-applications/permissive-mode",
	},
	Doc: `Permissive mode keeps third-party applications as they were before the platform held them to OAuth 2.1: nearly all grant types, and no
grant needed where the policy of an API is open. It exists for tenants that have such applications, and the vendor recommends strict mode
for every new one.

Register the application anew in strict mode when its owner can move, as the mode of an existing one can't be changed. Let applications
that register themselves be strict.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Applications() {
			if mode := app.Config.ThirdPartySecurityMode; lint.ChosePermissive(app) && mode.Set && len(p.Bypassed(app)) == 0 {
				p.Report(lint.Finding{
					At: mode.Span, Address: app.Address, Key: "third_party_security_mode",
					Message: app.Address + " is a third party in permissive mode",
					Detail:  `Write "strict" for a new application. An existing one keeps its mode.`,
				})
			}
		}
		reportPermissiveRegistration(p)
	},
})

// reportPermissiveRegistration is about the mode of applications that are yet to register themselves.
func reportPermissiveRegistration(p *lint.Pass) {
	if !p.Tenant.DynamicRegistration || p.Tenant.RegistrationModeAssumed || p.Tenant.DynamicRegistrationMode != compiler.ThirdPartyPermissive {
		return
	}
	f := lint.Finding{
		At: p.Config.Tenant.DynamicClientRegistrationSecurityMode.Span, Address: p.Config.Tenant.Address, Key: "dynamic_client_registration_security_mode",
		Message: "applications that register themselves become permissive third parties",
		Detail:  `Write "strict". Applications that have registered already keep their mode.`,
		Fix:     lint.ReplaceBy("strict", p.Config.Tenant.DynamicClientRegistrationSecurityMode),
	}
	if p.NoDefaultForRegistered() {
		f.Detail = `Write "strict", and a third_party_default with subject_type = "user" for what they may call. Applications that have registered already keep their mode.`
		f.Fix = nil // by itself it would leave them nothing
	}
	p.Report(f)
}
