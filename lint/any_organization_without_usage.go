package lint

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "any-organization-without-usage",
	Group:    Organizations,
	Title:    "any organization, but none may be used",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/configure-your-application-for-m2m-access",
		"https://auth0.com/docs/api/management/v2/client-grants/post-client-grants",
	},
	Doc: `allow_any_organization says which organizations an application may name, organization_usage says whether it may name one at all.
Without organization_usage the answer is "deny", so the grant contradicts itself and the platform refuses it.

Set organization_usage to "allow" or "require", or remove allow_any_organization.`,
	Check: func(p *Pass) {
		for g := range p.allGrants(readable, forClients, withOrganizations) {
			if anyOrganizationOfOwn(g) && !g.Config.OrganizationUsage.Failed && usageDenied(g.Config.OrganizationUsage.Value) {
				p.report(p.anyOrganizationWithoutUsage(g))
			}
		}
	},
})

// anyOrganizationOfOwn leaves out the grants that have other rules to say that organizations are none of their business.
func anyOrganizationOfOwn(g *compiler.ClientGrant) bool {
	return g.Config.AllowAnyOrganization.Value && g.SubjectType == compiler.Client &&
		!g.IsDefault() && !thirdParty(g.Application) && g.API.System == ""
}

func usageDenied(usage string) bool { return usage == "" || usage == "deny" }

func (p *Pass) anyOrganizationWithoutUsage(g *compiler.ClientGrant) finding {
	f := finding{
		at: g.Config.AllowAnyOrganization.Span, address: g.Address, key: "allow_any_organization",
		message: fmt.Sprintf("%s allows any organization without organization_usage, which is then \"deny\"", g.Address),
		detail:  `Set organization_usage to "allow" or "require", or remove allow_any_organization.`,
	}
	if usage := g.Config.OrganizationUsage; usage.Set {
		f.message = g.Address + ` allows any organization, but its organization_usage is "deny"`
		f.related = []place{{"organizations are denied here", usage.Span}}
		f.fix = replaceBy("allow", usage).elsewhere(usage.Span)
	} else if usage.Span.IsZero() {
		f.fix = p.addAttribute(g.Config.Block, "organization_usage", `"allow"`)
	}
	return f
}
