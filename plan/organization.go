package plan

import "grants/compiler"

// organizationUse is which tokens an organization_usage admits.
// https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/configure-your-application-for-m2m-access
var organizationUse = map[string]struct{ without, with bool }{
	"":        {without: true}, // the platform's default is deny
	"deny":    {without: true},
	"allow":   {without: true, with: true},
	"require": {with: true},
}

// organizations are the ids of the organizations that a grant is linked to, sorted.
func organizations(grant *compiler.ClientGrant) []string {
	if grant == nil || grant.Config == nil {
		return nil
	}
	return items(grant.Config.Organizations)
}
