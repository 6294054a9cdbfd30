package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "auth-method-value",
	Group:    lint.Flows,
	Title:    "authentication method that the platform does not know",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/confidential-and-public-applications",
		"https://auth0.com/docs/api/management/v2/clients/post-clients",
	},
	Doc: `client_authentication_methods names ways to authenticate without a shared secret, and the platform knows three of them. The methods
with a secret belong to token_endpoint_auth_method.

Choose one of the three, or move a method with a secret to token_endpoint_auth_method.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Tenant.Applications {
			p.ReportUnknownItems(app, app.Config.ClientAuthenticationMethods, "client authentication method", "Methods", lint.AuthenticationMethods)
		}
	},
})
