package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "organization-on-user-grant",
	Group:    lint.Organizations,
	Title:    "organization settings on a user grant",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/configure-your-application-for-m2m-access",
	},
	Doc: `The organization settings of a grant say for which organizations an application may ask for a token of its own. When a user logs in,
the application's settings and the user's membership decide instead, and the platform refuses the settings on the grant.

Remove them from the user grant, or move them to a client grant if the application also acts on its own.`,
	Check: func(p *lint.Pass) {
		for g := range p.AllGrants(lint.Readable, lint.ForUsers, lint.WithOrganizations) {
			if g.IsDefault() || g.API.System != "" {
				continue
			}
			if f, found := p.OrganizationsOutOfPlace(g, "is for user access"); found {
				p.Report(f)
			}
		}
	},
})
