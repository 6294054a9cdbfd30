package lint

import "grants/diag"

var _ = register(Rule{
	ID:       "any-organization-trusted",
	Group:    Organizations,
	Title:    "access to every organization",
	Severity: diag.Warning,
	Worth:    Gives,
	Options:  []Option{exemptOption},
	Refs: []string{
		"https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/configure-your-application-for-m2m-access",
		"https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/manage-m2m-access",
	},
	Doc: `With allow_any_organization an application can get a token for each organization of the tenant, those that sign up tomorrow included,
and no organization can be taken away from it. The vendor keeps that for internal applications that are fully trusted.

Set it to false and list the organizations, or name the application in the option exempt if it is such a one.`,
	Check: func(p *Pass) {
		for g := range p.grants(forClients, withOrganizations, takingEffect) {
			if !anyOrganizationOfOwn(g) || g.Config.OrganizationUsage.Failed || usageDenied(g.OrganizationUsage) ||
				p.exempts(g.Application, g.Config.Header) {
				continue
			}
			p.report(finding{
				at: g.Config.AllowAnyOrganization.Span, address: g.Address, key: "allow_any_organization",
				message: g.Application.Address + " may act for every organization of the tenant by " + g.Address,
				detail:  "List the organizations that it serves, unless it is an internal application that serves them all.",
				fix:     turnOff("allow_any_organization", g.Config.AllowAnyOrganization),
			})
		}
	},
})
