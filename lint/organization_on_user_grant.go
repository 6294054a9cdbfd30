package lint

import (
	"fmt"

	"grants/compiler"
	"grants/config"
	"grants/diag"
)

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
		for g := range p.grants() {
			written := organizationSettings(g.Config)
			if g.IsDefault() || g.SubjectType != compiler.User || len(written) == 0 || g.API.System != "" {
				continue
			}
			p.report(organizationSettingsOn(g, written, "is for user access"))
		}
	},
})

// setting is an attribute that is written, by its name.
type setting struct {
	name string
	at   diag.Span
}

func organizationSettings(g *config.ClientGrant) []setting {
	var written []setting
	if g.OrganizationUsage.Set {
		written = append(written, setting{"organization_usage", g.OrganizationUsage.Span})
	}
	if g.AllowAnyOrganization.Set {
		written = append(written, setting{"allow_any_organization", g.AllowAnyOrganization.Span})
	}
	if g.Organizations.Set {
		written = append(written, setting{"organizations", g.Organizations.Span})
	}
	return written
}

// organizationSettingsOn is one finding for all the settings of a grant that has no business with organizations.
func organizationSettingsOn(g *compiler.ClientGrant, written []setting, but string) finding {
	f := finding{
		at: written[0].at, address: g.Address, key: written[0].name,
		message: fmt.Sprintf("%s sets %s, and %s", g.Address, written[0].name, but),
		detail:  "Organization settings belong to grants for client access of one application. Remove them here.",
	}
	for _, other := range written[1:] {
		f.related = append(f.related, place{other.name + " is set too", other.at})
	}
	return f
}
