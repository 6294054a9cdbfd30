package lint

import (
	"slices"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "default-grant-client-unusable",
	Group:    ThirdParties,
	Title:    "default grant for client access that nobody can use",
	Severity: diag.Warning,
	Absence:  true,
	Kinds:    []Kind{ManagedApplications},
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls",
		"https://auth0.com/docs/get-started/applications/dynamic-client-registration",
	},
	Doc: `A default grant for client access reaches third-party applications that can act on their own: confidential ones with the
client_credentials grant type that an administrator registered. The project has none of these, so the grant gives nobody anything.

Write subject_type = "user" if the applications act for their users, or remove the default grant.`,
	Check: func(p *Pass) {
		if !p.mayHaveThirdParties() || p.someThirdPartyActsAlone() || p.Tenant.DynamicRegistration && p.registeredReachNothing() {
			return
		}
		for g := range p.grants(byDefault, forClients, takingEffect) {
			if g.Config.SubjectType.Set {
				f := finding{
					at: subjectSpan(g), address: g.Address, key: "subject_type",
					message: g.Address + " is for client access, which no third-party application can use",
					detail:  `Write subject_type = "user" if the applications act for their users.`,
				}
				if p.noDefaultForUsers(g.API) {
					f.fix = replaceBy("user", g.Config.SubjectType)
				}
				p.report(f)
			}
		}
	},
})

// someThirdPartyActsAlone takes applications that could not be read, or are not declared, for ones that do.
func (p *Pass) someThirdPartyActsAlone() bool {
	return p.someApplicationIsUnknown() || slices.ContainsFunc(p.Tenant.Applications, func(app *compiler.Application) bool {
		return !kindRead(app) || thirdParty(app) && closedFlow(app, compiler.Client) == ""
	})
}
