package lint

import (
	"fmt"

	"grants/diag"
)

var _ = register(Rule{
	ID:       "strict-auth-method",
	Group:    ThirdParties,
	Title:    "authentication that strict third parties cannot use",
	Severity: diag.Error,
	Refs:     []string{"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls"},
	Doc: `A third-party application in strict mode proves who it is by a secret or by a signed token. Authentication by a TLS certificate is not
supported there, and the application can't get any token that way.

Use private_key_jwt, or a secret by token_endpoint_auth_method.`,
	Check: func(p *Pass) {
		for _, app := range p.applications() {
			if !p.strict(app) {
				continue
			}
			for _, item := range distinct(app.Config.ClientAuthenticationMethods.Items) {
				if item.Value == "tls_client_auth" || item.Value == "self_signed_tls_client_auth" {
					p.reportItem(app.Config.ClientAuthenticationMethods, item, finding{
						address: app.Address, key: item.Value,
						message: fmt.Sprintf("%s is a third party in strict mode, which excludes the authentication method %q", app.Address, item.Value),
						detail:  `Use "private_key_jwt", or a secret.`,
						related: []place{modePlace(app)},
						fix:     replaceBy("private_key_jwt", item),
					})
				}
			}
		}
	},
})
