package rules

import (
	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "organization-on-system-api",
	Group:    lint.SystemAPIs,
	Title:    "organization settings on an API of the platform",
	Severity: diag.Error,
	Refs: []string{
		"https://github.com/pulumi/pulumi-auth0/issues/1069",
		"https://auth0.com/docs/manage-users/my-organization-api",
		"https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/configure-your-application-for-m2m-access",
	},
	Doc: `Most of the platform's own APIs act on the whole tenant and know no tokens for one organization. Organization settings on a grant for them are
refused, even those that say no. My Organization is about one organization, and the platform has grants for client access on it that require one: there, and on a grant for users, which it
decides nothing for, they are superfluous at most, and the finding is a warning.

Remove them.`,
	Check: func(p *lint.Pass) {
		for g := range p.AllGrants(lint.OnKnownAPI, lint.OnSystemAPI, lint.WithOrganizations) {
			if g.IsThirdPartyOnSystemAPI() || g.IsDenied() || aboutOrganizations(g) {
				continue
			}
			if f, found := outOfPlaceOnSystemAPI(p, g); found {
				p.Report(f)
			}
		}
	},
})

func outOfPlaceOnSystemAPI(p *lint.Pass, g *compiler.ClientGrant) (f lint.Finding, found bool) {
	if g.API.System != compiler.MyOrganization {
		return p.OrganizationsOutOfPlace(g, "is for a system API")
	}
	f, found = p.OrganizationsOutOfPlace(g, "is for users, who are in one organization there whatever it says")
	f.Severity = diag.Warning
	return f, found
}

// aboutOrganizations: a grant for client access on My Organization carries organization_usage in the platform's own answers.
func aboutOrganizations(g *compiler.ClientGrant) bool {
	return g.API.System == compiler.MyOrganization && g.SubjectType == compiler.Client
}
