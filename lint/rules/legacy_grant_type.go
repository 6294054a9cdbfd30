package rules

import (
	"fmt"
	"strings"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "legacy-grant-type",
	Group:    lint.Flows,
	Title:    "grant type that only old tenants have",
	Severity: diag.Warning,
	Worth:    lint.Gives,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-grant-types",
		"https://github.com/auth0/auth0-deploy-cli/issues/45",
	},
	Doc: `The legacy grant types serve endpoints that tenants from before June 2017 may go on using, and that the vendor has deprecated. On any
other tenant the platform refuses them, so that the file works in one place and fails in the next.

Move the application to a current flow, most often "authorization_code".`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Tenant.Applications {
			for _, item := range app.Config.GrantTypes.Distinct() {
				if strings.Contains(item.Value, "/oauth/legacy/") && lint.GrantTypes.Has(item.Value) && app.Party != compiler.ThirdPartyStrict {
					p.ReportItem(app.Config.GrantTypes, item, lint.Finding{
						Address: app.Address, Key: item.Value,
						Message: fmt.Sprintf("%s uses the legacy grant type %q", app.Address, item.Value),
						Detail:  `Use a current flow, such as "authorization_code".`,
					})
				}
			}
		}
	},
})
