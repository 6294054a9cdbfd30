package lint

import (
	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "permissive-third-party",
	Group:    ThirdParties,
	Title:    "third-party application in permissive mode",
	Severity: diag.Warning,
	Worth:    Gives,
	Refs: []string{
		"https://auth0.com/docs/troubleshoot/product-lifecycle/deprecations-and-migrations/migrate-to-enhanced-security-third-party-applications",
		"https://auth0.com/docs/get-started/applications/third-party-applications/permissive-mode",
	},
	Doc: `Permissive mode keeps third-party applications as they were before the platform held them to OAuth 2.1: nearly all grant types, and no
grant needed where the policy of an API is open. It exists for tenants that have such applications, and the vendor recommends strict mode
for every new one.

Register the application anew in strict mode when its owner can move, as the mode of an existing one can't be changed. Let applications
that register themselves be strict.`,
	Check: func(p *Pass) {
		bypassed := p.run.open()
		for _, app := range p.applications() {
			if mode := app.Config.ThirdPartySecurityMode; chosePermissive(app) && mode.Set && len(bypassed.by(app)) == 0 {
				p.report(finding{
					at: mode.Span, address: app.Address, key: "third_party_security_mode",
					message: app.Address + " is a third party in permissive mode",
					detail:  `Write "strict" for a new application. An existing one keeps its mode.`,
				})
			}
		}
		p.reportPermissiveRegistration()
	},
})

// chosePermissive leaves out applications whose registration or id says otherwise, which other rules report, and those that nobody says the mode of.
func chosePermissive(app *compiler.Application) bool {
	return app.Party == compiler.ThirdPartyPermissive && app.Origin != "cimd" && !hasStrictID(app) && !app.ModeAssumed
}

// reportPermissiveRegistration is about the mode of applications that are yet to register themselves.
func (p *Pass) reportPermissiveRegistration() {
	if !p.Tenant.DynamicRegistration || p.Tenant.RegistrationModeAssumed || p.Tenant.DynamicRegistrationMode != compiler.ThirdPartyPermissive {
		return
	}
	f := finding{
		at: p.Config.Tenant.DynamicClientRegistrationSecurityMode.Span, address: p.Config.Tenant.Address, key: "dynamic_client_registration_security_mode",
		message: "applications that register themselves become permissive third parties",
		detail:  `Write "strict". Applications that have registered already keep their mode.`,
		fix:     replaceBy("strict", p.Config.Tenant.DynamicClientRegistrationSecurityMode),
	}
	if p.noDefaultForRegistered() {
		f.detail = `Write "strict", and a third_party_default with subject_type = "user" for what they may call. Applications that have registered already keep their mode.`
		f.fix = nil // by itself it would leave them nothing
	}
	p.report(f)
}
