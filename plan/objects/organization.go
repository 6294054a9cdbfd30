package objects

import "grants/compiler"

// OrganizationUse is which tokens an organization_usage admits.
// https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/configure-your-application-for-m2m-access
var OrganizationUse = map[string]struct{ Without, With bool }{
	"":        {Without: true}, // the platform's default is deny
	"deny":    {Without: true},
	"allow":   {Without: true, With: true},
	"require": {With: true},
}

// Organizations are the ids of the organizations that a grant is linked to, sorted.
func Organizations(grant *compiler.ClientGrant) []string {
	if grant == nil || grant.Config == nil {
		return nil
	}
	return Items(grant.Config.Organizations)
}
