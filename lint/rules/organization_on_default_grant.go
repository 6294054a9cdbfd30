package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "organization-on-default-grant",
	Group:    lint.Organizations,
	Title:    "organization settings on a default grant",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/configure-third-party-applications",
		"https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/manage-m2m-access",
	},
	Doc: `A default grant belongs to no application that could be linked to an organization, and third parties get organizations one by one
only. The platform refuses organization settings on it, even those that say no.

Remove them. An application that needs organizations gets a client grant of its own.`,
	Check: func(p *lint.Pass) {
		for g := range p.AllGrants(lint.ByDefault, lint.WithOrganizations) {
			if f, found := p.OrganizationsOutOfPlace(g, "is a default grant"); found && g.API.System == "" {
				p.Report(f)
			}
		}
	},
})
