package lint

import (
	"fmt"
	"strings"

	"grants/diag"
)

var _ = register(Rule{
	ID:       "organization-links-limit",
	Group:    Organizations,
	Title:    "too many grants linked to one organization",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/troubleshoot/customer-support/operational-policies/entity-limit-policy",
		"https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/manage-m2m-access",
	},
	Doc: `The platform links at most 100 grants for client access to one organization on its public cloud, and 1000 on a private one. A tenant
whose domain ends with auth0.com is taken to be on the public cloud; any other gets the higher limit here.

Let several jobs share one application, or allow any organization for applications that are trusted.`,
	Check: func(p *Pass) {
		limit, linked := organizationLinks(p.Tenant.Domain), map[string]int{}
		for g := range p.allGrants(forClients, withOrganizations) {
			if g.IsDefault() || g.API.System != "" {
				continue
			}
			for _, item := range distinct(g.Config.Organizations.Items) {
				linked[item.Value]++
				if linked[item.Value] == limit+1 {
					p.reportItem(g.Config.Organizations, item, finding{
						address: g.Address, key: item.Value,
						message: fmt.Sprintf("organization %q is linked to more than %d grants", item.Value, limit),
						detail:  "This is the first grant, in order of addresses, that is too many.",
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
