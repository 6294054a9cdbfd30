package lint

import (
	"fmt"
	"strings"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "legacy-grant-type",
	Group:    Flows,
	Title:    "grant type that only old tenants have",
	Severity: diag.Warning,
	Worth:    Gives,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-grant-types",
		"https://github.com/auth0/auth0-deploy-cli/issues/45",
	},
	Doc: `The legacy grant types serve endpoints that tenants from before June 2017 may go on using, and that the vendor has deprecated. On any
other tenant the platform refuses them, so that the file works in one place and fails in the next.

Move the application to a current flow, most often "authorization_code".`,
	Check: func(p *Pass) {
		for _, app := range p.Tenant.Applications {
			for _, item := range distinct(app.Config.GrantTypes.Items) {
				if strings.Contains(item.Value, "/oauth/legacy/") && knownGrantType(item.Value) && app.Party != compiler.ThirdPartyStrict {
					p.reportItem(app.Config.GrantTypes, item, finding{
						address: app.Address, key: item.Value,
						message: fmt.Sprintf("%s uses the legacy grant type %q", app.Address, item.Value),
						detail:  `Use a current flow, such as "authorization_code".`,
					})
				}
			}
		}
	},
})
