package lint

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "registered-first-party",
	Group:    ThirdParties,
	Title:    "application that registered itself as one of one's own",
	Severity: diag.Error,
	Worth:    Gives,
	Refs: []string{
		"https://auth0.com/docs/get-started/auth0-overview/create-applications/register-applications-with-cimd",
		"https://auth0.com/docs/get-started/applications/dynamic-client-registration",
	},
	Doc: `Applications that register themselves, with a client metadata document (cimd) or dynamically (dcr), are third parties. Where the file does not say so,
the matrix takes the application for one of your own: it shows what open policies give to those, and hides what the default grants give to third parties.

Write is_first_party = false; or remove external_metadata_type, if the application did not register itself.`,
	Check: func(p *Pass) {
		for _, app := range p.applications() {
			origin := app.Config.ExternalMetadataType
			if app.Party != compiler.FirstParty || !origin.Set || app.Config.IsFirstParty.Set && origin.Value != "cimd" {
				continue // whoever registered dynamically may have been made one's own: then it is stated
			}
			f := finding{
				at: origin.Span, address: app.Address, key: "is_first_party",
				message: fmt.Sprintf("%s has the external_metadata_type %q of third parties, and the file has it as your own", app.Address, origin.Value),
				detail:  "Write is_first_party = false, or remove external_metadata_type.",
				related: []place{firstPartyPlace(app)},
			}
			if app.Config.IsFirstParty.Span.IsZero() {
				f.fix = p.addAttribute(app.Config.Block, "is_first_party", "false")
			}
			p.report(f)
		}
	},
})
