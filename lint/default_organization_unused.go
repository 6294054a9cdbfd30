package lint

import (
	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "default-organization-unused",
	Group:    Organizations,
	Title:    "default organization that no grant asks for",
	Severity: diag.Info,
	Worth:    Tidy,
	Absence:  true,
	Kinds:    []Kind{ManagedClientGrants},
	Refs: []string{
		"https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/configure-your-application-for-m2m-access",
	},
	Doc: `The default organization of an application steps in when a client credentials request names none although its grant requires one. No
grant of this application requires one, so the default is never used.

Set organization_usage = "require" on the grant it is meant for, or remove default_organization.`,
	Check: func(p *Pass) {
		required := p.holdersThatRequireOrganization()
		for _, app := range p.Tenant.Applications {
			if written := app.Config.DefaultOrganization; written.Set && !required[app] && !p.elsewhere(app.Address, app.ClientID) {
				p.report(finding{
					at: written.Span, address: app.Address, key: "default_organization",
					message: app.Address + " has a default organization, and no grant of it requires one",
					detail:  "It is used only where organization_usage is \"require\".",
				})
			}
		}
	},
})

// holdersThatRequireOrganization have a grant that requires one, or may, where that could not be read.
func (p *Pass) holdersThatRequireOrganization() map[*compiler.Application]bool {
	holders := map[*compiler.Application]bool{}
	for g := range p.allGrants(withOrganizations) {
		if g.OrganizationUsage == "require" || g.Config.OrganizationUsage.Failed {
			holders[g.Application] = true
		}
	}
	return holders
}
