package rules

import (
	"fmt"
	"strings"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "organization-links-limit",
	Group:    lint.Organizations,
	Title:    "too many grants linked to one organization",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/troubleshoot/customer-support/operational-policies/entity-limit-policy",
		"https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/manage-m2m-access",
	},
	Doc: `The platform links at most 100 grants for client access to one organization on its public cloud, and 1000 on a private one. A tenant
whose domain ends with auth0.com is taken to be on the public cloud; any other gets the higher limit here.

Let several jobs share one application, or allow any organization for applications that are trusted.`,
	Check: func(p *lint.Pass) {
		limit, linked := organizationLinks(p.Tenant.Domain), map[string]int{}
		for g := range p.AllGrants(lint.ForClients, lint.WithOrganizations) {
			if g.IsDefault() || g.API.System != "" {
				continue
			}
			for _, item := range g.Config.Organizations.Distinct() {
				linked[item.Value]++
				if linked[item.Value] == limit+1 {
					p.ReportItem(g.Config.Organizations, item, lint.Finding{
						Address: g.Address, Key: item.Value,
						Message: fmt.Sprintf("organization %q is linked to more than %d grants", item.Value, limit),
						Detail:  "This is the first grant, in order of addresses, that is too many.",
					})
				}
			}
		}
	},
})

// How many grants an organization can be linked to.
// https://auth0.com/docs/troubleshoot/customer-support/operational-policies/entity-limit-policy
const (
	publicCloudLinks  = 100
	privateCloudLinks = 1000
)

func organizationLinks(domain string) int {
	if strings.HasSuffix(domain, ".auth0.com") {
		return publicCloudLinks
	}
	return privateCloudLinks
}
