package rules

import (
	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "default-organization-unused",
	Group:    lint.Organizations,
	Title:    "default organization that no grant asks for",
	Severity: diag.Info,
	Worth:    lint.Tidy,
	Absence:  true,
	Kinds:    []lint.Kind{lint.ManagedClientGrants},
	Refs: []string{
		"https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/configure-your-application-for-m2m-access",
	},
	Doc: `The default organization of an application steps in when a client credentials request names none although its grant requires one. No
grant of this application requires one, so the default is never used.

Set organization_usage = "require" on the grant it is meant for, or remove default_organization.`,
	Check: func(p *lint.Pass) {
		required := holdersThatRequireOrganization(p)
		for _, app := range p.Tenant.Applications {
			if written := app.Config.DefaultOrganization; written.Set && !required[app] && !p.Elsewhere(app.Address, app.ClientID) {
				p.Report(lint.Finding{
					At: written.Span, Address: app.Address, Key: "default_organization",
					Message: app.Address + " has a default organization, and no grant of it requires one",
					Detail:  "It is used only where organization_usage is \"require\".",
				})
			}
		}
	},
})

// holdersThatRequireOrganization have a grant that requires one, or may, where that could not be read.
func holdersThatRequireOrganization(p *lint.Pass) map[*compiler.Application]bool {
	holders := map[*compiler.Application]bool{}
	for g := range p.AllGrants(lint.WithOrganizations) {
		if g.OrganizationUsage == "require" || g.Config.OrganizationUsage.Failed {
			holders[g.Application] = true
		}
	}
	return holders
}
