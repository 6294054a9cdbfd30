package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "auth-method-conflict",
	Group:    lint.Flows,
	Title:    "authentication with a secret and without",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/confidential-and-public-applications",
		"https://auth0.com/docs/api/management/v2/clients/post-clients",
	},
	Doc: `token_endpoint_auth_method says that an application sends a secret, or nothing; client_authentication_methods says that it proves
itself by a key or a certificate. The platform takes one of the two attributes and refuses both together.

Remove the one that does not apply.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Tenant.Applications {
			method, methods := app.Config.TokenEndpointAuthMethod, app.Config.ClientAuthenticationMethods
			if method.Set && len(methods.Items) > 0 {
				p.Report(lint.Finding{
					At: methods.Span, Address: app.Address, Key: "client_authentication_methods",
					Message: app.Address + " sets both client_authentication_methods and token_endpoint_auth_method",
					Detail:  "Remove one of them.",
					Related: []lint.Place{{Message: "token_endpoint_auth_method", At: method.Span}},
				})
			}
		}
	},
})
