package rules

import (
	"fmt"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "strict-auth-method",
	Group:    lint.ThirdParties,
	Title:    "authentication that strict third parties cannot use",
	Severity: diag.Error,
	Refs:     []string{"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls"},
	Doc: `A third-party application in strict mode proves who it is by a secret or by a signed token. Authentication by a TLS certificate is not
supported there, and the application can't get any token that way.

Use private_key_jwt, or a secret by token_endpoint_auth_method.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Applications() {
			if !app.IsKnownStrict() {
				continue
			}
			for _, item := range app.Config.ClientAuthenticationMethods.Distinct() {
				if item.Value == "tls_client_auth" || item.Value == "self_signed_tls_client_auth" {
					p.ReportItem(app.Config.ClientAuthenticationMethods, item, lint.Finding{
						Address: app.Address, Key: item.Value,
						Message: fmt.Sprintf("%s is a third party in strict mode, which excludes the authentication method %q", app.Address, item.Value),
						Detail:  `Use "private_key_jwt", or a secret.`,
						Related: []lint.Place{lint.ModePlace(app)},
						Fix:     lint.ReplaceBy("private_key_jwt", item),
					})
				}
			}
		}
	},
})
