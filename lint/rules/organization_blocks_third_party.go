package rules

import (
	"fmt"
	"slices"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "organization-blocks-third-party",
	Group:    lint.ThirdParties,
	Title:    "third party that logs users in with organizations, none of which lets them in",
	Severity: diag.Warning,
	Refs: []string{
		"https://auth0.com/docs/manage-users/organizations/configure-organizations/enable-third-party-application-access",
		"https://auth0.com/docs/get-started/applications/third-party-applications",
	},
	Doc: `Users of the application log in with an organization, and an organization lets strict third parties in only where it allows them: by default it blocks
them. Users then log in by a connection that is enabled for the organization and promoted to the level of the domain. The project declares organizations,
which counts as all of them, and none does both, so every login with one ends with "parameter organization is invalid". Where no connection is promoted
at all, that is reported instead. The page on client metadata documents says that third parties have no organizations; the newer ones on organizations say that
they do, and the rule follows those.

Write third_party_client_access = "allow" in the organizations that are to use it, and a promoted connection in their enabled_connections; or drop
organization_usage from the application.`,
	Check: func(p *lint.Pass) {
		if !p.OrganizationsKnown() || slices.ContainsFunc(p.Tenant.Organizations, p.LetsIn) {
			return
		}
		for _, app := range p.Applications() {
			usage := app.Config.OrganizationUsage
			if app.Party != compiler.ThirdPartyStrict || usage.Value != "allow" && usage.Value != "require" || app.Unreachable(compiler.User) != "" {
				continue
			}
			f := lint.Finding{
				At: usage.Span, Address: app.Address, Key: "organization_usage",
				Message: fmt.Sprintf("users log in to %s with an organization, and no organization lets them in to third parties", app.Address),
				Detail:  `Write third_party_client_access = "allow" in the organizations that are to use it.`,
			}
			for _, o := range p.Tenant.Organizations {
				if o.Allows {
					f.Detail = "Add a connection that is promoted to the level of the domain to the enabled_connections of the organizations that are to use it."
				}
				f.Related = append(f.Related, closedOrganization(o))
			}
			p.Report(f)
		}
	},
})

func closedOrganization(o *compiler.Organization) lint.Place {
	if o.Allows {
		return lint.Place{Message: o.Address + " has no connection that third parties may use", At: o.Config.EnabledConnections.Span}
	}
	return lint.Place{Message: o.Address + " blocks third parties", At: o.Config.Header}
}
