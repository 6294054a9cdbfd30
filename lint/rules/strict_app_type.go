package rules

import (
	"fmt"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "strict-app-type",
	Group:    lint.ThirdParties,
	Title:    "type of application that strict third parties cannot have",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls",
		"https://auth0.com/docs/get-started/auth0-overview/create-applications/register-applications-with-cimd",
		"https://github.com/auth0/terraform-provider-auth0/blob/main/docs/resources/client_cimd.md",
	},
	Doc: `Strict mode supports four types of third-party application: regular_web, spa, native and non_interactive. The others stand for
single sign-on integrations and for APIs, which use protocols that strict mode does not offer. A client with a metadata document acts for its users, so it is
not non_interactive either: the platform's page names regular_web and native, and the Terraform provider's example has spa, which is not reported.

Choose the type of what the application really is.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Applications() {
			if kind := app.Config.AppType; app.Origin == "cimd" && kind.Value == "non_interactive" {
				p.Report(lint.Finding{
					At: kind.Span, Address: app.Address, Key: "app_type",
					Message: fmt.Sprintf("%s is described by a metadata document, which excludes the type %q", app.Address, kind.Value),
					Detail:  "Clients with a metadata document are of type regular_web or native.",
					Related: []lint.Place{{Message: "how it was registered", At: app.Config.ExternalMetadataType.Span}},
				})
			} else if app.IsKnownStrict() && kind.Set && !strictAppTypes[kind.Value] {
				p.Report(lint.Finding{
					At: kind.Span, Address: app.Address, Key: "app_type",
					Message: fmt.Sprintf("%s is a third party in strict mode, which excludes the type %q", app.Address, kind.Value),
					Detail:  "Strict third parties are of type regular_web, spa, native or non_interactive.",
					Related: []lint.Place{lint.ModePlace(app)},
				})
			}
		}
	},
})

var strictAppTypes = map[string]bool{"regular_web": true, "spa": true, "native": true, "non_interactive": true}
