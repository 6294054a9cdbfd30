package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "token-exchange-without-effect",
	Group:    lint.Flows,
	Title:    "token exchange that opens nothing",
	Severity: diag.Warning,
	Refs: []string{
		"https://auth0.com/docs/authenticate/custom-token-exchange/configure-custom-token-exchange",
		"https://auth0.com/docs/secure/call-apis-on-users-behalf/on-behalf-of-token-exchange",
	},
	Doc: `Custom token exchange is for first-party applications. On-behalf-of token exchange is for applications of the type "resource_server",
which are an API that calls other APIs for the user who called it. Elsewhere the value opens no flow, and whoever reads it takes the
application to reach more than it can.

Remove the value, or make the application what the exchange is for.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Applications() {
			list := app.Config.TokenExchangeProfiles
			for _, item := range list.Distinct() {
				if f, found := exchangeWithoutEffect(app, item.Value); found {
					p.ReportItem(list, item, f)
				}
			}
		}
	},
})

func exchangeWithoutEffect(app *compiler.Application, profile string) (f lint.Finding, found bool) {
	f = lint.Finding{Address: app.Address, Key: profile}
	switch {
	case profile == "custom_authentication" && app.IsThirdParty():
		f.Message = fmt.Sprintf("%s belongs to a third party, and %q is for first parties", app.Address, profile)
		f.Detail, f.Related = "Remove it: it opens nothing.", []lint.Place{lint.PartyPlace(app)}
	case profile == "on_behalf_of_token_exchange" && !app.IsAPI() && !app.Config.ResourceServerIdentifier.Set: // a link without the type is reported by itself
		f.Message = fmt.Sprintf("%s is not of the type \"resource_server\", and %q is for applications that are an API", app.Address, profile)
		f.Detail = `Remove it, or set app_type to "resource_server" and resource_server_identifier to the API.`
		f.Related = []lint.Place{{Message: "the type of " + app.Address, At: app.Config.AppType.Span}}
	default:
		return f, false
	}
	return f, true
}
