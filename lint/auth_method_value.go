package lint

import (
	"fmt"
	"slices"

	"grants/diag"
)

var _ = register(Rule{
	ID:       "auth-method-value",
	Group:    Flows,
	Title:    "authentication method that the platform does not know",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/confidential-and-public-applications",
		"https://auth0.com/docs/api/management/v2/clients/post-clients",
	},
	Doc: `client_authentication_methods names ways to authenticate without a shared secret, and the platform knows three of them. The methods
with a secret belong to token_endpoint_auth_method.

Choose one of the three, or move a method with a secret to token_endpoint_auth_method.`,
	Check: func(p *Pass) {
		for _, app := range p.Tenant.Applications {
			list := app.Config.ClientAuthenticationMethods
			for _, item := range distinct(list.Items) {
				if item.Failed || slices.Contains(authMethods, item.Value) {
					continue
				}
				f := finding{
					address: app.Address, key: item.Value,
					message: fmt.Sprintf("there is no client authentication method %q", item.Value),
				}
				if !p.suggest(&f, nil, item, authMethods) {
					f.detail = "Methods are " + listed(authMethods) + "."
				}
				p.reportItem(list, item, f)
			}
		}
	},
})
