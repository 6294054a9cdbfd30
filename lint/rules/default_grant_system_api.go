package rules

import (
	"fmt"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "default-grant-system-api",
	Group:    lint.SystemAPIs,
	Title:    "default grant on an API of the platform",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls",
	},
	Doc: `The platform's own APIs, the Management API among them, are closed to third-party applications. A default grant is for third-party
applications only, so the platform refuses one there.

Remove the default grant, and offer third parties an API of your own.`,
	Check: func(p *lint.Pass) {
		for g := range p.AllGrants(lint.ByDefault, lint.OnSystemAPI) {
			p.Report(lint.Finding{
				At: g.Config.Audience.Span, Address: g.Address, Key: "audience",
				Message: fmt.Sprintf("%s is for third parties, which the system API %q does not admit", g.Address, g.API.Identifier),
				Detail:  "Remove the default grant. Third parties can be given APIs of your own only.",
			})
		}
	},
})
