package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "resource-server-link",
	Group:    lint.Flows,
	Title:    "application linked to an API it can't stand for",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/secure/call-apis-on-users-behalf/on-behalf-of-token-exchange",
		"https://auth0.com/docs/api/authentication/on-behalf-of-token-exchange/get-token",
		"https://github.com/auth0/terraform-provider-auth0/blob/main/docs/resources/client.md",
	},
	Doc: `resource_server_identifier makes an application the part of an API that itself calls other APIs. The platform takes it for
applications of the type "resource_server" only, and only for an API that exists, which unknown-audience is about. On-behalf-of token exchange is for an
application that is linked to its API, and no other.

Set app_type to "resource_server", or remove the link; and refer to the API as api.NAME.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Tenant.Applications {
			link, kind := app.Config.ResourceServerIdentifier, app.Config.AppType
			if link.Set && !kind.Failed && kind.Value != "resource_server" {
				p.Report(linkOfOtherType(app))
			}
			if app.TokenExchange.OnBehalfOf && !link.Set && !link.Failed {
				p.Report(exchangeWithoutLink(app))
			}
		}
	},
})

func linkOfOtherType(app *compiler.Application) lint.Finding {
	kind := app.Config.AppType
	f := lint.Finding{
		At: app.Config.ResourceServerIdentifier.Span, Address: app.Address, Key: "resource_server_identifier",
		Message: app.Address + ` has a resource_server_identifier without app_type = "resource_server"`,
		Detail:  `Set app_type to "resource_server", or remove the link.`,
	}
	if kind.Set {
		f.Message = fmt.Sprintf("%s has a resource_server_identifier, and is of the type %q", app.Address, kind.Value)
		f.Related = []lint.Place{{Message: "the type of " + app.Address, At: kind.Span}}
	}
	return f
}

func exchangeWithoutLink(app *compiler.Application) lint.Finding {
	item, _ := app.Config.TokenExchangeProfiles.Item("on_behalf_of_token_exchange")
	return lint.Finding{
		At: app.Config.AppType.Span, Address: app.Address, Key: "app_type",
		Severity: diag.Warning, // no page says what the platform makes of it
		Message:  app.Address + " exchanges tokens on behalf of users, and is linked to no API",
		Detail:   "Set resource_server_identifier to the API that it is.",
		Related:  []lint.Place{{Message: "it may exchange tokens", At: item.Span}},
	}
}
