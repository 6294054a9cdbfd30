package rules

import (
	"fmt"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "default-grant-redundant",
	Group:    lint.ThirdParties,
	Title:    "client grant that repeats the default",
	Severity: diag.Info,
	Worth:    lint.Tidy,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/get-started/applications/third-party-applications/configure-third-party-applications",
	},
	Doc: `The application's own grant gives the same as the default grant of the API. Today it changes nothing; from now on additions to the default
pass this application by, and so does whatever is taken away from it.

Remove the client grant if the application is to have what all third parties have. Keep it if its access is to stay as it is.`,
	Check: func(p *lint.Pass) {
		for g := range p.Grants(lint.OfThirdParty, lint.TakingEffect) {
			byDefault := p.Tenant.DefaultGrant(g.API, g.SubjectType)
			if byDefault == nil || !lint.GivesTheSame(g, byDefault) {
				continue
			}
			p.Report(lint.Finding{
				At: g.Config.Header, Address: g.Address,
				Message: fmt.Sprintf("%s gives %s what %s gives it", g.Address, g.Application.Address, byDefault.Address),
				Detail:  "Changes of the default do not reach the application.",
				Related: []lint.Place{lint.Place{Message: "the default grant", At: byDefault.Config.Header}},
			})
		}
	},
})
