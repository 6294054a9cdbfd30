package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "third-party-organization-usage",
	Group:    lint.ThirdParties,
	Title:    "organization login of a third-party application",
	Severity: diag.Warning,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls",
		"https://auth0.com/docs/get-started/applications/third-party-applications/permissive-mode",
		"https://auth0.com/docs/api/management/v2/clients/post-clients",
		"https://auth0.com/docs/manage-users/organizations/configure-organizations/enable-third-party-application-access",
	},
	Doc: `Whether users log in to a third-party application through an organization is for each organization to allow, not for the application to
claim. The platform's API documents a refusal of organization_usage on third parties, and in permissive mode organization logins do not
work at all. The page on organizations and third parties is newer, and has strict ones ask for the organization by this setting: where the platform takes it,
ignore the finding with that reason.

Remove organization_usage, and let the organizations admit the application one by one.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Applications() {
			usage := app.Config.OrganizationUsage
			if !app.IsThirdParty() || usage.Value != "allow" && usage.Value != "require" {
				continue
			}
			p.Report(lint.Finding{
				At: usage.Span, Address: app.Address, Key: "organization_usage",
				Message: fmt.Sprintf("%s is a third party, and sets organization_usage = %q", app.Address, usage.Value),
				Detail:  organizationsOf(app),
				Related: []lint.Place{lint.ModePlace(app)},
				Fix:     p.RemoveAttribute(app.Config.Block, "organization_usage", usage.Span),
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
