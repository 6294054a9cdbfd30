package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "default-grant-client-unusable",
	Group:    lint.ThirdParties,
	Title:    "default grant for client access that nobody can use",
	Severity: diag.Error,
	Absence:  true,
	Kinds:    []lint.Kind{lint.ManagedApplications},
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls",
		"https://auth0.com/docs/get-started/applications/dynamic-client-registration",
	},
	Doc: `A default grant for client access reaches third-party applications that can act on their own: confidential ones with the
client_credentials grant type that an administrator registered. The project has none of these, so the grant gives nobody anything. Where clients register
themselves or show a metadata document, which act for their users alone, and the API has no default grant for users, it is an error: whoever registers
gets no token for the API.

Write subject_type = "user" if the applications act for their users, or remove the default grant.`,
	Check: func(p *lint.Pass) {
		for _, g := range p.DefaultsForNobody() {
			f := lint.Finding{
				At: lint.SubjectSpan(g), Address: g.Address, Key: "subject_type",
				Message: g.Address + " is for client access, which no third-party application can use",
				Detail:  `Write subject_type = "user" if the applications act for their users.`,
			}
			if p.MeantForStrangers(g) {
				f.Message = fmt.Sprintf("%s is for client access, and clients that register themselves or show a document get at %s for their users only", g.Address, g.API.Address)
				f.Detail = `Write subject_type = "user".`
			} else {
				f.Severity = diag.Warning
			}
			if p.Tenant.DefaultGrant(g.API, compiler.User) == nil {
				f.Fix = lint.ReplaceBy("user", g.Config.SubjectType)
			}
			p.Report(f)
		}
	},
})
