package rules

import (
	"fmt"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "third-party-system-api-grant",
	Group:    lint.SystemAPIs,
	Title:    "third-party application on an API of the platform",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls",
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
	},
	Doc: `The platform's own APIs, the Management API among them, are closed to third-party applications, and the platform refuses to create
such a grant. The documentation says so plainly for strict mode; for permissive mode it is silent, and the matrix denies that too.

Remove the grant. Where a partner needs some of what the API offers, put an API of your own in front of it.`,
	Check: func(p *lint.Pass) {
		for g := range p.AllGrants(lint.OfThirdParty, lint.OnSystemAPI) {
			if !g.Application.KindRead() {
				continue
			}
			p.Report(lint.Finding{
				At: g.Config.Audience.Span, Address: g.Address, Key: "audience",
				Message: fmt.Sprintf("%s is a third party, which the system API %q does not admit", g.Application.Address, g.API.Identifier),
				Detail:  "Remove the grant. Third parties can be given APIs of your own only.",
				Related: []lint.Place{lint.PartyPlace(g.Application)},
			})
		}
	},
})
