package lint

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "third-party-organization-usage",
	Group:    ThirdParties,
	Title:    "organization login of a third-party application",
	Severity: diag.Warning,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls",
		"https://auth0.com/docs/get-started/applications/third-party-applications/permissive-mode",
		"https://auth0.com/docs/api/management/v2/clients/post-clients",
	},
	Doc: `Whether users log in to a third-party application through an organization is for each organization to allow, not for the application to
claim. The platform's API documents a refusal of organization_usage on third parties, and in permissive mode organization logins do not
work at all.

Remove organization_usage, and let the organizations admit the application one by one.`,
	Check: func(p *Pass) {
		for _, app := range p.applications() {
			usage := app.Config.OrganizationUsage
			if !thirdParty(app) || usage.Value != "allow" && usage.Value != "require" {
				continue
			}
			p.report(finding{
				at: usage.Span, address: app.Address, key: "organization_usage",
				message: fmt.Sprintf("%s is a third party, and sets organization_usage = %q", app.Address, usage.Value),
				detail:  organizationsOf(app),
				related: []place{modePlace(app)},
				fix:     p.removeAttribute(app.Config.Block, setting{"organization_usage", usage.Span}),
			})
		}
	},
})

func organizationsOf(app *compiler.Application) string {
	if app.Party == compiler.ThirdPartyPermissive && !app.ModeAssumed {
		return "In permissive mode users cannot log in through an organization."
	}
	return "Each organization decides by its own setting whether it admits third parties."
}
