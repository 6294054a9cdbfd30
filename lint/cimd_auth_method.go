package lint

import (
	"fmt"

	"grants/diag"
)

var _ = register(Rule{
	ID:       "cimd-auth-method",
	Group:    ThirdParties,
	Title:    "secret of an application with a metadata document",
	Severity: diag.Error,
	Refs:     []string{"https://auth0.com/docs/get-started/auth0-overview/create-applications/register-applications-with-cimd"},
	Doc: `A client metadata document is public, and with it the whole registration: there is no moment at which the platform could hand out a
secret. Such an application authenticates by a key whose public half it publishes, or not at all.

Write token_endpoint_auth_method = "none", or name "private_key_jwt" in client_authentication_methods instead.`,
	Check: func(p *Pass) {
		for _, app := range p.applications() {
			method := app.Config.TokenEndpointAuthMethod
			if app.Origin != "cimd" || !method.Set || method.Value == "none" {
				continue
			}
			p.report(finding{
				at: method.Span, address: app.Address, key: "token_endpoint_auth_method",
				message: fmt.Sprintf("%s is described by a metadata document, which excludes secrets such as %q", app.Address, method.Value),
				detail:  `It authenticates by "private_key_jwt", or not at all.`,
				related: []place{{"how it was registered", app.Config.ExternalMetadataType.Span}},
				fix:     replaceBy("none", method),
			})
		}
	},
})
