package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "self-registered-client-credentials",
	Group:    lint.ThirdParties,
	Title:    "client credentials of an application that registered itself",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls",
		"https://auth0.com/docs/get-started/applications/dynamic-client-registration",
		"https://auth0.com/docs/get-started/auth0-overview/create-applications/register-applications-with-cimd",
	},
	Doc: `An application that came by dynamic registration or by a metadata document acts for users only: the platform gives it no
client credentials, because nobody vouched for it. A list of grant types that says otherwise describes an application that can't exist.

Remove client_credentials, or register the application yourself if it is to act on its own.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Applications() {
			list := app.Config.GrantTypes
			for i, item := range list.Items {
				if app.Origin != "" && item.Value == "client_credentials" && list.IsFirst(i) {
					p.ReportItem(list, item, lint.Finding{
						Address: app.Address, Key: item.Value,
						Message: app.Address + ` registered itself, and so cannot have the grant type "client_credentials"`,
						Detail:  "Applications that register themselves use authorization_code and refresh_token.",
						Related: []lint.Place{{Message: "how it was registered", At: app.Config.ExternalMetadataType.Span}},
						Fix:     p.RemoveItem(list, i),
					})
				}
			}
		}
	},
})
