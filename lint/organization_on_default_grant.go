package lint

import "grants/diag"

var _ = register(Rule{
	ID:       "organization-on-default-grant",
	Group:    Organizations,
	Title:    "organization settings on a default grant",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/configure-third-party-applications",
		"https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/manage-m2m-access",
	},
	Doc: `A default grant belongs to no application that could be linked to an organization, and third parties get organizations one by one
only. The platform refuses organization settings on it, even those that say no.

Remove them. An application that needs organizations gets a client grant of its own.`,
	Check: func(p *Pass) {
		for g := range p.allGrants(byDefault, withOrganizations) {
			if written := organizationSettings(g.Config); len(written) > 0 && g.API.System == "" {
				p.report(p.organizationSettingsOn(g, written, "is a default grant"))
			}
		}
	},
})
