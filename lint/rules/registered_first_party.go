package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "registered-first-party",
	Group:    lint.ThirdParties,
	Title:    "application that registered itself as one of one's own",
	Severity: diag.Error,
	Worth:    lint.Gives,
	Refs: []string{
		"https://auth0.com/docs/get-started/auth0-overview/create-applications/register-applications-with-cimd",
		"https://auth0.com/docs/get-started/applications/dynamic-client-registration",
	},
	Doc: `Applications that register themselves, with a client metadata document (cimd) or dynamically (dcr), are third parties. Where the file does not say so,
the matrix takes the application for one of your own: it shows what open policies give to those, and hides what the default grants give to third parties.

Write is_first_party = false; or remove external_metadata_type, if the application did not register itself.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Applications() {
			origin := app.Config.ExternalMetadataType
			if app.Party != compiler.FirstParty || !origin.Set || app.Config.IsFirstParty.Set && origin.Value != "cimd" {
				continue // whoever registered dynamically may have been made one's own: then it is stated
			}
			p.Report(lint.Finding{
				At: origin.Span, Address: app.Address, Key: "is_first_party",
				Message: fmt.Sprintf("%s has the external_metadata_type %q of third parties, and the file has it as your own", app.Address, origin.Value),
				Detail:  "Write is_first_party = false, or remove external_metadata_type.",
				Related: []lint.Place{lint.FirstPartyPlace(app)},
				Fix:     p.AddAttribute(app.Config.Block, "is_first_party", app.Config.IsFirstParty.Span, "false"),
			})
		}
	},
})
