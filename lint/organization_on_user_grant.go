package lint

import "grants/diag"

var _ = register(Rule{
	ID:       "organization-on-user-grant",
	Group:    Organizations,
	Title:    "organization settings on a user grant",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/configure-your-application-for-m2m-access",
	},
	Doc: `The organization settings of a grant say for which organizations an application may ask for a token of its own. When a user logs in,
the application's settings and the user's membership decide instead, and the platform refuses the settings on the grant.

Remove them from the user grant, or move them to a client grant if the application also acts on its own.`,
	Check: func(p *Pass) {
		for g := range p.allGrants(readable, forUsers, withOrganizations) {
			written := organizationSettings(g.Config)
			if g.IsDefault() || len(written) == 0 || g.API.System != "" {
				continue
			}
			p.report(p.organizationSettingsOn(g, written, "is for user access"))
		}
	},
})
