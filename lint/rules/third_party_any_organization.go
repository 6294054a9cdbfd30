package rules

import (
	"fmt"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "third-party-any-organization",
	Group:    lint.ThirdParties,
	Title:    "third-party application with any organization",
	Severity: diag.Error,
	Worth:    lint.Gives,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/configure-third-party-applications",
		"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls",
	},
	Doc: `Organizations are customers, and allow_any_organization hands all of them to an application, those of next year included. The
platform keeps that for applications of one's own and refuses it for a third party.

Remove it, and link the grant to the organizations that agreed to it.`,
	Check: func(p *lint.Pass) {
		for g := range p.Grants(lint.OfThirdParty, lint.ForClients, lint.WithOrganizations) {
			if !g.Config.AllowAnyOrganization.Value || g.API.System != "" {
				continue
			}
			p.Report(lint.Finding{
				At: g.Config.AllowAnyOrganization.Span, Address: g.Address, Key: "allow_any_organization",
				Message: fmt.Sprintf("%s allows any organization, and %s is a third party", g.Address, g.Application.Address),
				Detail:  "Remove allow_any_organization, and list in organizations those that the application may act for.",
				Related: []lint.Place{lint.PartyPlace(g.Application)},
				Fix:     lint.WriteBool("allow_any_organization", false, g.Config.AllowAnyOrganization),
			})
		}
	},
})
