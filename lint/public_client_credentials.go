package lint

import (
	"fmt"

	"grants/compiler"
	"grants/config"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "public-client-credentials",
	Group:    Flows,
	Title:    "client credentials without any credentials",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-grant-types",
		"https://github.com/alexkappa/terraform-provider-auth0/issues/256",
	},
	Doc: `With token_endpoint_auth_method = "none" an application does not prove who it is, and in the client credentials flow it does nothing
else. The platform refuses an application that lists "client_credentials" and authenticates by nothing.

Give it a way to authenticate, such as "client_secret_post", or remove the grant type.`,
	Check: func(p *Pass) {
		for _, app := range p.Tenant.Applications {
			item, found := publicClientCredentials(app)
			if !found || app.Origin != "" || app.Party == compiler.ThirdPartyStrict {
				continue
			}
			p.reportItem(app.Config.GrantTypes, item, finding{
				address: app.Address, key: "token_endpoint_auth_method",
				message: fmt.Sprintf("%s lists \"client_credentials\", and its token_endpoint_auth_method is \"none\"", app.Address),
				detail:  "Choose a method by which it proves who it is, or remove the grant type.",
				related: []place{publicPlace(app)},
				fix:     authenticate(app),
			})
		}
	},
})

// publicClientCredentials is the grant type of an application that contradicts itself.
func publicClientCredentials(app *compiler.Application) (config.Located[string], bool) {
	if !kindRead(app) || !app.Public || app.Config.TokenEndpointAuthMethod.Value != "none" {
		return config.Located[string]{}, false
	}
	return itemOf(app.Config.GrantTypes, "client_credentials")
}

// authenticate is for applications whose type could keep a secret.
func authenticate(app *compiler.Application) *fix {
	if app.Config.AppType.Value == "spa" || app.Config.AppType.Value == "native" {
		return nil
	}
	method := app.Config.TokenEndpointAuthMethod
	return replaceBy("client_secret_post", method).elsewhere(method.Span)
}
