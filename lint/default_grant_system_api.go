package lint

import (
	"fmt"

	"grants/diag"
)

var _ = register(Rule{
	ID:       "default-grant-system-api",
	Group:    SystemAPIs,
	Title:    "default grant on an API of the platform",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls",
	},
	Doc: `The platform's own APIs, the Management API among them, are closed to third-party applications. A default grant is for third-party
applications only, so the platform refuses one there.

Remove the default grant, and offer third parties an API of your own.`,
	Check: func(p *Pass) {
		for g := range p.allGrants(byDefault, onSystemAPI) {
			p.report(finding{
				at: g.Config.Audience.Span, address: g.Address, key: "audience",
				message: fmt.Sprintf("%s is for third parties, which the system API %q does not admit", g.Address, g.API.Identifier),
				detail:  "Remove the default grant. Third parties can be given APIs of your own only.",
			})
		}
	},
})
