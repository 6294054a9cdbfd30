package lint

import "grants/diag"

var _ = register(Rule{
	ID:       "auth-method-conflict",
	Group:    Flows,
	Title:    "authentication with a secret and without",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/confidential-and-public-applications",
		"https://auth0.com/docs/api/management/v2/clients/post-clients",
	},
	Doc: `token_endpoint_auth_method says that an application sends a secret, or nothing; client_authentication_methods says that it proves
itself by a key or a certificate. The platform takes one of the two attributes and refuses both together.

Remove the one that does not apply.`,
	Check: func(p *Pass) {
		for _, app := range p.Tenant.Applications {
			method, methods := app.Config.TokenEndpointAuthMethod, app.Config.ClientAuthenticationMethods
			if method.Set && len(methods.Items) > 0 {
				p.report(finding{
					at: methods.Span, address: app.Address, key: "client_authentication_methods",
					message: app.Address + " sets both client_authentication_methods and token_endpoint_auth_method",
					detail:  "Remove one of them.",
					related: []place{{"token_endpoint_auth_method", method.Span}},
				})
			}
		}
	},
})
