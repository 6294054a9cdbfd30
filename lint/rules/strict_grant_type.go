package rules

import (
	"fmt"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "strict-grant-type",
	Group:    lint.ThirdParties,
	Title:    "grant type that strict third parties cannot use",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls",
		"https://auth0.com/docs/get-started/applications/third-party-applications/configure-third-party-applications",
	},
	Doc: `In strict mode the platform takes authorization_code, refresh_token and client_credentials from a third-party application, and nothing
else. Flows that show tokens or passwords to the application, such as implicit and password, are what strict mode is there to end.

Remove the grant type. Where the application depends on it, its owner has to move to the authorization code flow first.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Applications() {
			if !app.IsKnownStrict() {
				continue
			}
			list := app.Config.GrantTypes
			for i, item := range list.Items {
				if lint.GrantTypes.Has(item.Value) && !strictGrantTypes[item.Value] && list.IsFirst(i) {
					p.ReportItem(list, item, lint.Finding{
						Address: app.Address, Key: item.Value,
						Message: fmt.Sprintf("%s is a third party in strict mode, which excludes the grant type %q", app.Address, item.Value),
						Detail:  "Strict third parties use authorization_code, refresh_token and client_credentials.",
						Related: []lint.Place{lint.ModePlace(app)},
						Fix:     p.RemoveItem(list, i),
					})
				}
			}
		}
	},
})

var strictGrantTypes = map[string]bool{"authorization_code": true, "refresh_token": true, "client_credentials": true}
