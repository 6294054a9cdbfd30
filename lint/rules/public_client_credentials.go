package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "public-client-credentials",
	Group:    lint.Flows,
	Title:    "client credentials without any credentials",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-grant-types",
		"https://github.com/alexkappa/terraform-provider-auth0/issues/256",
	},
	Doc: `With token_endpoint_auth_method = "none" an application does not prove who it is, and in the client credentials flow it does nothing
else. The platform refuses an application that lists "client_credentials" and authenticates by nothing.

Give it a way to authenticate, such as "client_secret_post", or remove the grant type.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Tenant.Applications {
			item, found := lint.PublicClientCredentials(app)
			if !found || app.Origin != "" || app.Party == compiler.ThirdPartyStrict {
				continue
			}
			p.ReportItem(app.Config.GrantTypes, item, lint.Finding{
				Address: app.Address, Key: "token_endpoint_auth_method",
				Message: fmt.Sprintf("%s lists \"client_credentials\", and its token_endpoint_auth_method is \"none\"", app.Address),
				Detail:  "Choose a method by which it proves who it is, or remove the grant type.",
				Related: []lint.Place{lint.PublicPlace(app)},
				Fix:     authenticate(app),
			})
		}
	},
})

// authenticate is for applications whose type could keep a secret.
func authenticate(app *compiler.Application) *lint.Fix {
	if app.Config.AppType.Value == "spa" || app.Config.AppType.Value == "native" {
		return nil
	}
	method := app.Config.TokenEndpointAuthMethod
	return lint.ReplaceBy("client_secret_post", method).Elsewhere(method.Span)
}
