package lint

import (
	"fmt"

	"grants/diag"
)

var _ = register(Rule{
	ID:       "third-party-system-api-grant",
	Group:    SystemAPIs,
	Title:    "third-party application on an API of the platform",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls",
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
	},
	Doc: `The platform's own APIs, the Management API among them, are closed to third-party applications, and the platform refuses to create
such a grant. The documentation says so plainly for strict mode; for permissive mode it is silent, and the matrix denies that too.

Remove the grant. Where a partner needs some of what the API offers, put an API of your own in front of it.`,
	Check: func(p *Pass) {
		for g := range p.allGrants(ofThirdParty, onSystemAPI) {
			if !kindRead(g.Application) {
				continue
			}
			p.report(finding{
				at: g.Config.Audience.Span, address: g.Address, key: "audience",
				message: fmt.Sprintf("%s is a third party, which the system API %q does not admit", g.Application.Address, g.API.Identifier),
				detail:  "Remove the grant. Third parties can be given APIs of your own only.",
				related: []place{partyPlace(g.Application)},
			})
		}
	},
})
