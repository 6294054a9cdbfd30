package rules

import (
	"cmp"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "any-organization-trusted",
	Group:    lint.Organizations,
	Title:    "access to every organization",
	Severity: diag.Warning,
	Worth:    lint.Gives,
	Options:  []lint.Option{lint.ExemptOption},
	Refs: []string{
		"https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/configure-your-application-for-m2m-access",
		"https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/manage-m2m-access",
	},
	Doc: `With allow_any_organization an application can get a token for each organization of the tenant, those that sign up tomorrow included,
and no organization can be taken away from it. The vendor keeps that for internal applications that are fully trusted.

Set it to false and list the organizations, or name the application in the option exempt if it is such a one.`,
	Check: func(p *lint.Pass) {
		for g := range p.Grants(lint.ForClients, lint.WithOrganizations, lint.TakingEffect) {
			if !lint.AnyOrganizationOfOwn(g) || g.Config.OrganizationUsage.Failed || cmp.Or(g.OrganizationUsage, "deny") == "deny" ||
				p.Exempts(g.Application, g.Config.Header) {
				continue
			}
			p.Report(lint.Finding{
				At: g.Config.AllowAnyOrganization.Span, Address: g.Address, Key: "allow_any_organization",
				Message: g.Application.Address + " may act for every organization of the tenant by " + g.Address,
				Detail:  "List the organizations that it serves, unless it is an internal application that serves them all.",
				Fix:     lint.WriteBool("allow_any_organization", false, g.Config.AllowAnyOrganization),
			})
		}
	},
})
