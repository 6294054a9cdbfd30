package rules

import (
	"cmp"
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "organization-links-without-usage",
	Group:    lint.Organizations,
	Title:    "organizations are linked, and none may be used",
	Severity: diag.Warning,
	Refs: []string{
		"https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/configure-your-application-for-m2m-access",
		"https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/manage-m2m-access",
	},
	Doc: `The organizations of a grant are those that an application may name when it asks for a token, organization_usage says whether it may name one at
all. Without it the answer is "deny": a request that names one of the linked organizations is refused, and the others get tokens for no organization.

Set organization_usage to "allow" or "require", or remove the organizations.`,
	Check: func(p *lint.Pass) {
		for g := range p.AllGrants(lint.Readable, lint.ForClients, lint.WithOrganizations) {
			if linksInVain(g) {
				p.Report(linkedInVain(p, g))
			}
		}
	},
})

// linksInVain leaves out the grants that have other rules to say that organizations are none of their business, or that they contradict themselves.
func linksInVain(g *compiler.ClientGrant) bool {
	c := g.Config
	return len(c.Organizations.Items) > 0 && !c.OrganizationUsage.Failed && cmp.Or(c.OrganizationUsage.Value, "deny") == "deny" &&
		!c.AllowAnyOrganization.Value && !c.AllowAnyOrganization.Failed && !g.IsDefault() && g.API.System == "" && !g.IsDenied()
}

func linkedInVain(p *lint.Pass, g *compiler.ClientGrant) lint.Finding {
	links, usage := g.Config.Organizations, g.Config.OrganizationUsage
	f := lint.Finding{
		At: links.Span, Address: g.Address, Key: "organizations",
		Message: fmt.Sprintf("%s is linked to organizations without organization_usage, which is then \"deny\"", g.Address),
		Detail:  `Set organization_usage to "allow" or "require", or remove the organizations.`,
		Fix:     p.AllowOrganizations(g),
	}
	if usage.Set {
		f.Message = g.Address + ` is linked to organizations, but its organization_usage is "deny"`
		f.Related = []lint.Place{{Message: "organizations are denied here", At: usage.Span}}
	}
	return f
}
