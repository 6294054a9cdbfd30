package lint

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "organization-links-without-usage",
	Group:    Organizations,
	Title:    "organizations are linked, and none may be used",
	Severity: diag.Warning,
	Refs: []string{
		"https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/configure-your-application-for-m2m-access",
		"https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/manage-m2m-access",
	},
	Doc: `The organizations of a grant are those that an application may name when it asks for a token, organization_usage says whether it may name one at
all. Without it the answer is "deny": a request that names one of the linked organizations is refused, and the others get tokens for no organization.

Set organization_usage to "allow" or "require", or remove the organizations.`,
	Check: func(p *Pass) {
		for g := range p.allGrants(readable, forClients, withOrganizations) {
			if linksInVain(g) {
				p.report(p.linkedInVain(g))
			}
		}
	},
})

// linksInVain leaves out the grants that have other rules to say that organizations are none of their business, or that they contradict themselves.
func linksInVain(g *compiler.ClientGrant) bool {
	c := g.Config
	return len(c.Organizations.Items) > 0 && !c.OrganizationUsage.Failed && usageDenied(c.OrganizationUsage.Value) &&
		!c.AllowAnyOrganization.Value && !c.AllowAnyOrganization.Failed && !g.IsDefault() && g.API.System == "" && !denied(g)
}

func (p *Pass) linkedInVain(g *compiler.ClientGrant) finding {
	links, usage := g.Config.Organizations, g.Config.OrganizationUsage
	f := finding{
		at: links.Span, address: g.Address, key: "organizations",
		message: fmt.Sprintf("%s is linked to organizations without organization_usage, which is then \"deny\"", g.Address),
		detail:  `Set organization_usage to "allow" or "require", or remove the organizations.`,
	}
	if usage.Set {
		f.message = g.Address + ` is linked to organizations, but its organization_usage is "deny"`
		f.related = []place{{"organizations are denied here", usage.Span}}
		f.fix = replaceBy("allow", usage).elsewhere(usage.Span)
	} else if usage.Span.IsZero() {
		f.fix = p.addAttribute(g.Config.Block, "organization_usage", `"allow"`)
	}
	return f
}
