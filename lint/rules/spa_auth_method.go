package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/internal/stringset"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "spa-auth-method",
	Group:    lint.Flows,
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
	Check: func(p *lint.Pass) {
		for _, app := range p.Applications() {
			if attribute, at := statedMethod(app); attribute != "" && exchangesCodes(app) {
				p.Report(authenticatingPublicly(app, attribute, at))
			}
		}
	},
})

// statedMethod is where a single-page or native application says how it is to authenticate, by a method that exists: which attribute, or none.
func statedMethod(app *compiler.Application) (attribute string, at diag.Span) {
	kind, method := app.Config.AppType.Value, app.Config.TokenEndpointAuthMethod
	if kind != "spa" && kind != "native" || app.Origin != "" {
		return "", at
	}
	if known := lint.KnownAuthenticationMethods(app); len(known) > 0 {
		return "client_authentication_methods", known[0].Span
	}
	if !method.Set || method.Value == "none" {
		return "", at
	}
	return "token_endpoint_auth_method", method.Span
}

func exchangesCodes(app *compiler.Application) bool {
	return stringset.Contains(app.GrantTypes, "authorization_code")
}

func authenticatingPublicly(app *compiler.Application, attribute string, at diag.Span) lint.Finding {
	f := lint.Finding{
		At: at, Address: app.Address, Key: attribute,
		Message: fmt.Sprintf("%s is of the type %q, and its %s makes it authenticate where it exchanges a code, which it can't", app.Address, app.Config.AppType.Value, attribute),
		Detail:  `Write token_endpoint_auth_method = "none", or correct app_type.`,
		Related: []lint.Place{{Message: "the type of " + app.Address, At: app.Config.AppType.Span}},
	}
	if f.At.IsZero() {
		f.At = app.Config.ClientAuthenticationMethods.Span
	}
	if _, alone := app.Config.GrantTypes.Item("client_credentials"); alone {
		f.Detail = `Users' logins need token_endpoint_auth_method = "none", and "client_credentials" another method: make two applications of it, or correct app_type.`
	} else if attribute == "token_endpoint_auth_method" {
		f.Fix = lint.ReplaceBy("none", app.Config.TokenEndpointAuthMethod)
	}
	return f
}
