package rules

import (
	"fmt"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "cimd-auth-method",
	Group:    lint.ThirdParties,
	Title:    "secret of an application with a metadata document",
	Severity: diag.Error,
	Refs:     []string{"https://auth0.com/docs/get-started/auth0-overview/create-applications/register-applications-with-cimd"},
	Doc: `A client metadata document is public, and with it the whole registration: there is no moment at which the platform could hand out a
secret. Such an application authenticates by a key whose public half it publishes, or not at all.

Write token_endpoint_auth_method = "none", or name "private_key_jwt" in client_authentication_methods instead.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Applications() {
			method := app.Config.TokenEndpointAuthMethod
			if app.Origin != "cimd" || !method.Set || method.Value == "none" {
				continue
			}
			p.Report(lint.Finding{
				At: method.Span, Address: app.Address, Key: "token_endpoint_auth_method",
				Message: fmt.Sprintf("%s is described by a metadata document, which excludes secrets such as %q", app.Address, method.Value),
				Detail:  `It authenticates by "private_key_jwt", or not at all.`,
				Related: []lint.Place{{Message: "how it was registered", At: app.Config.ExternalMetadataType.Span}},
				Fix:     lint.ReplaceBy("none", method),
			})
		}
	},
})
