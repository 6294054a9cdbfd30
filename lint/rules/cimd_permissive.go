package rules

import (
	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "cimd-permissive",
	Group:    lint.ThirdParties,
	Title:    "permissive mode of an application with a metadata document",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/auth0-overview/create-applications/register-applications-with-cimd",
		"https://auth0.com/docs/get-started/applications/third-party-applications/permissive-mode",
	},
	Doc: `Applications that are described by a client metadata document are always in strict mode. In permissive mode the file promises access by
open policies that the application will not have.

Write third_party_security_mode = "strict", and give the application a grant for each API it calls.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Applications() {
			if app.Origin != "cimd" || app.Party != compiler.ThirdPartyPermissive {
				continue
			}
			p.Report(lint.Finding{
				At: lint.ModeSpan(app), Address: app.Address, Key: "third_party_security_mode",
				Message: app.Address + " is described by a metadata document, and so is never permissive",
				Detail:  "The platform holds it to strict mode.",
				Related: []lint.Place{{Message: "how it was registered", At: app.Config.ExternalMetadataType.Span}},
				Fix:     lint.ReplaceBy("strict", app.Config.ThirdPartySecurityMode),
			})
		}
	},
})
