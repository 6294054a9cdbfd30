package lint

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "token-exchange-without-effect",
	Group:    Flows,
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
	Check: func(p *Pass) {
		for _, app := range p.applications() {
			list := app.Config.TokenExchangeProfiles
			for _, item := range distinct(list.Items) {
				if f, found := exchangeWithoutEffect(app, item.Value); found {
					p.reportItem(list, item, f)
				}
			}
		}
	},
})

func exchangeWithoutEffect(app *compiler.Application, profile string) (f finding, found bool) {
	f = finding{address: app.Address, key: profile}
	switch {
	case profile == customProfile && thirdParty(app):
		f.message = fmt.Sprintf("%s belongs to a third party, and %q is for first parties", app.Address, profile)
		f.detail, f.related = "Remove it: it opens nothing.", []place{partyPlace(app)}
	case profile == onBehalfOfProfile && !isAPI(app):
		f.message = fmt.Sprintf("%s is not of the type \"resource_server\", and %q is for applications that are an API", app.Address, profile)
		f.detail = `Remove it, or set app_type to "resource_server" and resource_server_identifier to the API.`
		f.related = []place{{"the type of " + app.Address, app.Config.AppType.Span}}
	default:
		return f, false
	}
	return f, true
}
