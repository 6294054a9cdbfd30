package lint

import (
	"slices"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "default-grant-unused",
	Group:    ThirdParties,
	Title:    "default grant and no third party",
	Severity: diag.Info,
	Worth:    Tidy,
	Absence:  true,
	Kinds:    []Kind{ManagedApplications},
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/get-started/applications/dynamic-client-registration",
	},
	Doc: `The project has no third-party application, and none can register itself. The default grant gives nobody anything today, and lets the
first third party in that somebody creates, without anybody deciding about it.

Remove the default grant until there is a third party. Ignore the finding, with a reason, if applications are managed elsewhere.`,
	Check: func(p *Pass) {
		if p.mayHaveThirdParties() {
			return
		}
		for g := range p.grants(byDefault, takingEffect) {
			p.report(finding{
				at: g.Config.Header, address: g.Address,
				message: g.Address + " is for third-party applications, and there is none",
				detail:  "Nor may applications register themselves with this tenant.",
			})
		}
	},
})

// mayHaveThirdParties takes applications and settings that could not be read for third parties, and applications that are not declared.
func (p *Pass) mayHaveThirdParties() bool {
	if p.someApplicationIsUnknown() || p.Tenant.DynamicRegistration || p.Config.Tenant != nil && p.Config.Tenant.EnableDynamicClientRegistration.Failed {
		return true
	}
	return slices.ContainsFunc(p.Tenant.Applications, func(app *compiler.Application) bool { return !kindRead(app) || thirdParty(app) })
}
