package lint

import (
	"fmt"

	"grants/diag"
)

var _ = register(Rule{
	ID:       "third-party-any-organization",
	Group:    ThirdParties,
	Title:    "third-party application with any organization",
	Severity: diag.Error,
	Worth:    Gives,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/configure-third-party-applications",
		"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls",
	},
	Doc: `Organizations are customers, and allow_any_organization hands all of them to an application, those of next year included. The
platform keeps that for applications of one's own and refuses it for a third party.

Remove it, and link the grant to the organizations that agreed to it.`,
	Check: func(p *Pass) {
		for g := range p.grants(ofThirdParty, forClients, withOrganizations) {
			if !g.Config.AllowAnyOrganization.Value || g.API.System != "" {
				continue
			}
			p.report(finding{
				at: g.Config.AllowAnyOrganization.Span, address: g.Address, key: "allow_any_organization",
				message: fmt.Sprintf("%s allows any organization, and %s is a third party", g.Address, g.Application.Address),
				detail:  "Remove allow_any_organization, and list in organizations those that the application may act for.",
				related: []place{partyPlace(g.Application)},
				fix:     turnOff("allow_any_organization", g.Config.AllowAnyOrganization),
			})
		}
	},
})
