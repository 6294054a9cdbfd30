package rules

import (
	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "required-organization-unlinked",
	Group:    lint.Organizations,
	Title:    "an organization is required, and none is linked",
	Severity: diag.Warning,
	Refs: []string{
		"https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/manage-m2m-access",
		"https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/configure-your-application-for-m2m-access",
	},
	Doc: `Under organization_usage = "require" each request has to name an organization that the grant is linked to. This grant is linked to
none and does not allow any, so no request can succeed.

List the organizations in the grant, or set organization_usage to "allow" if tokens without an organization are fine.`,
	Check: func(p *lint.Pass) {
		for g := range p.AllGrants(lint.Readable, lint.ForClients, lint.WithOrganizations, lint.TakingEffect) {
			if g.IsDefault() || g.API.System != "" || !requiresUnlinked(g) {
				continue
			}
			p.Report(lint.Finding{
				At: g.Config.OrganizationUsage.Span, Address: g.Address, Key: "organization_usage",
				Message: g.Address + " requires an organization, and is linked to none",
				Detail:  "List the organizations, or set organization_usage to \"allow\".",
			})
		}
	},
})

func requiresUnlinked(g *compiler.ClientGrant) bool {
	anyOrganization, linked := g.Config.AllowAnyOrganization, g.Config.Organizations
	return g.OrganizationUsage == "require" && !anyOrganization.Value && !anyOrganization.Failed && len(linked.Items) == 0 && !linked.Failed
}
