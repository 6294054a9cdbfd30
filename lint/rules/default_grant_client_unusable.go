package rules

import (
	"slices"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "default-grant-client-unusable",
	Group:    lint.ThirdParties,
	Title:    "default grant for client access that nobody can use",
	Severity: diag.Warning,
	Absence:  true,
	Kinds:    []lint.Kind{lint.ManagedApplications},
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls",
		"https://auth0.com/docs/get-started/applications/dynamic-client-registration",
	},
	Doc: `A default grant for client access reaches third-party applications that can act on their own: confidential ones with the
client_credentials grant type that an administrator registered. The project has none of these, so the grant gives nobody anything.

Write subject_type = "user" if the applications act for their users, or remove the default grant.`,
	Check: func(p *lint.Pass) {
		if !p.MayHaveThirdParties() || someThirdPartyActsAlone(p) || p.Tenant.DynamicRegistration && p.RegisteredReachNothing() {
			return
		}
		for g := range p.Grants(lint.ByDefault, lint.ForClients, lint.TakingEffect) {
			if g.Config.SubjectType.Set {
				f := lint.Finding{
					At: lint.SubjectSpan(g), Address: g.Address, Key: "subject_type",
					Message: g.Address + " is for client access, which no third-party application can use",
					Detail:  `Write subject_type = "user" if the applications act for their users.`,
				}
				if p.Tenant.DefaultGrant(g.API, compiler.User) == nil {
					f.Fix = lint.ReplaceBy("user", g.Config.SubjectType)
				}
				p.Report(f)
			}
		}
	},
})

// someThirdPartyActsAlone takes applications that could not be read, or are not declared, for ones that do.
func someThirdPartyActsAlone(p *lint.Pass) bool {
	return p.SomeApplicationIsUnknown() || slices.ContainsFunc(p.Tenant.Applications, func(app *compiler.Application) bool {
		return !app.KindRead() || app.IsThirdParty() && lint.ClosedFlow(app, compiler.Client) == ""
	})
}
