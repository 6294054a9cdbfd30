package lint

import (
	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "cimd-permissive",
	Group:    ThirdParties,
	Title:    "permissive mode of an application with a metadata document",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/auth0-overview/create-applications/register-applications-with-cimd",
		"https://auth0.com/docs/get-started/applications/third-party-applications/permissive-mode",
	},
	Doc: `Applications that are described by a client metadata document are always in strict mode. In permissive mode the file promises access by
open policies that the application will not have.

Write third_party_security_mode = "strict", and give the application a grant for each API it calls.`,
	Check: func(p *Pass) {
		for _, app := range p.applications() {
			if app.Origin != "cimd" || app.Party != compiler.ThirdPartyPermissive {
				continue
			}
			p.report(finding{
				at: modeSpan(app), address: app.Address, key: "third_party_security_mode",
				message: app.Address + " is described by a metadata document, and so is never permissive",
				detail:  "The platform holds it to strict mode.",
				related: []place{{"how it was registered", app.Config.ExternalMetadataType.Span}},
				fix:     replaceBy("strict", app.Config.ThirdPartySecurityMode),
			})
		}
	},
})
