package rules

import (
	"cmp"
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "any-organization-without-usage",
	Group:    lint.Organizations,
	Title:    "any organization, but none may be used",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/configure-your-application-for-m2m-access",
		"https://auth0.com/docs/api/management/v2/client-grants/post-client-grants",
	},
	Doc: `allow_any_organization says which organizations an application may name, organization_usage says whether it may name one at all.
Without organization_usage the answer is "deny", so the grant contradicts itself and the platform refuses it.

Set organization_usage to "allow" or "require", or remove allow_any_organization.`,
	Check: func(p *lint.Pass) {
		for g := range p.AllGrants(lint.Readable, lint.ForClients, lint.WithOrganizations) {
			if lint.AnyOrganizationOfOwn(g) && !g.Config.OrganizationUsage.Failed && cmp.Or(g.Config.OrganizationUsage.Value, "deny") == "deny" {
				p.Report(anyOrganizationWithoutUsage(p, g))
			}
		}
	},
})

func anyOrganizationWithoutUsage(p *lint.Pass, g *compiler.ClientGrant) lint.Finding {
	f := lint.Finding{
		At: g.Config.AllowAnyOrganization.Span, Address: g.Address, Key: "allow_any_organization",
		Message: fmt.Sprintf("%s allows any organization without organization_usage, which is then \"deny\"", g.Address),
		Detail:  `Set organization_usage to "allow" or "require", or remove allow_any_organization.`,
		Fix:     p.AllowOrganizations(g),
	}
	if usage := g.Config.OrganizationUsage; usage.Set {
		f.Message = g.Address + ` allows any organization, but its organization_usage is "deny"`
		f.Related = []lint.Place{{Message: "organizations are denied here", At: usage.Span}}
	}
	return f
}
