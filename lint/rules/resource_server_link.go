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
		"https://github.com/auth0/terraform-provider-auth0/blob/main/docs/resources/client.md",
	},
	Doc: `resource_server_identifier makes an application the part of an API that itself calls other APIs. The platform takes it for
applications of the type "resource_server" only, and only for an API that exists, which unknown-audience is about.

Set app_type to "resource_server", or remove the link; and refer to the API as api.NAME.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Tenant.Applications {
			link, kind := app.Config.ResourceServerIdentifier, app.Config.AppType
			if link.Set && !kind.Failed && kind.Value != "resource_server" {
				p.Report(linkOfOtherType(app))
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
