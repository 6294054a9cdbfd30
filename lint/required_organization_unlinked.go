package lint

import (
	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "required-organization-unlinked",
	Group:    Organizations,
	Title:    "an organization is required, and none is linked",
	Severity: diag.Warning,
	Refs: []string{
		"https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/manage-m2m-access",
		"https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/configure-your-application-for-m2m-access",
	},
	Doc: `Under organization_usage = "require" each request has to name an organization that the grant is linked to. This grant is linked to
none and does not allow any, so no request can succeed.

List the organizations in the grant, or set organization_usage to "allow" if tokens without an organization are fine.`,
	Check: func(p *Pass) {
		for g := range p.allGrants(readable, forClients, withOrganizations, takingEffect) {
			if g.IsDefault() || g.API.System != "" || !requiresUnlinked(g) {
				continue
			}
			p.report(finding{
				at: g.Config.OrganizationUsage.Span, address: g.Address, key: "organization_usage",
				message: g.Address + " requires an organization, and is linked to none",
				detail:  "List the organizations, or set organization_usage to \"allow\".",
			})
		}
	},
})

func requiresUnlinked(g *compiler.ClientGrant) bool {
	anyOrganization, linked := g.Config.AllowAnyOrganization, g.Config.Organizations
	return g.OrganizationUsage == "require" && !anyOrganization.Value && !anyOrganization.Failed && len(linked.Items) == 0 && !linked.Failed
}
