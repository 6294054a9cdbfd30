package lint

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/internal/stringset"
)

var _ = register(Rule{
	ID:       "spa-auth-method",
	Group:    Flows,
	Title:    "single-page or native application that is to authenticate",
	Severity: diag.Warning,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/confidential-and-public-applications",
		"https://github.com/auth0/terraform-provider-auth0/issues/872",
		"https://github.com/auth0/auth0-spa-js/issues/488",
	},
	Doc: `A single-page or native application runs where everybody can look, and its code exchange sends no secret. With a stated authentication method
other than "none" the platform asks for one, and every login ends with "Unauthorized". Nothing is said where no method is stated, since operations
send "none" for a new application then, nor of an application that does not exchange codes, nor of one that registered itself.

Write token_endpoint_auth_method = "none". If the application authenticates by itself, it is of another type, or two applications in one: split it.`,
	Check: func(p *Pass) {
		for _, app := range p.applications() {
			if method, stated := statedMethod(app); stated && exchangesCodes(app) {
				p.report(p.authenticatingPublicly(app, method))
			}
		}
	},
})

// statedMethod is how a single-page or native application is to authenticate, where it says so by a method that exists.
func statedMethod(app *compiler.Application) (setting, bool) {
	kind, method := app.Config.AppType.Value, app.Config.TokenEndpointAuthMethod
	if kind != "spa" && kind != "native" || app.Origin != "" {
		return setting{}, false
	}
	if known := knownAuthMethods(app); len(known) > 0 {
		return setting{"client_authentication_methods", known[0].Span}, true
	}
	return setting{"token_endpoint_auth_method", method.Span}, method.Set && method.Value != "none"
}

func exchangesCodes(app *compiler.Application) bool {
	return stringset.Contains(app.GrantTypes, "authorization_code")
}

func (p *Pass) authenticatingPublicly(app *compiler.Application, method setting) finding {
	f := finding{
		at: method.at, address: app.Address, key: method.name,
		message: fmt.Sprintf("%s is of the type %q, and its %s makes it authenticate where it exchanges a code, which it can't", app.Address, app.Config.AppType.Value, method.name),
		detail:  `Write token_endpoint_auth_method = "none", or correct app_type.`,
		related: []place{{"the type of " + app.Address, app.Config.AppType.Span}},
	}
	if f.at.IsZero() {
		f.at = app.Config.ClientAuthenticationMethods.Span
	}
	if _, alone := itemOf(app.Config.GrantTypes, "client_credentials"); alone {
		f.detail = `Users' logins need token_endpoint_auth_method = "none", and "client_credentials" another method: make two applications of it, or correct app_type.`
	} else if method.name == "token_endpoint_auth_method" {
		f.fix = replaceBy("none", app.Config.TokenEndpointAuthMethod)
	}
	return f
}
