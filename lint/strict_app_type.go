package lint

import (
	"fmt"

	"grants/diag"
)

var _ = register(Rule{
	ID:       "strict-app-type",
	Group:    ThirdParties,
	Title:    "type of application that strict third parties cannot have",
	Severity: diag.Error,
	Refs:     []string{"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls"},
	Doc: `Strict mode supports four types of third-party application: regular_web, spa, native and non_interactive. The others stand for
single sign-on integrations and for APIs, which use protocols that strict mode does not offer.

Choose the type of what the application really is.`,
	Check: func(p *Pass) {
		for _, app := range p.applications() {
			if kind := app.Config.AppType; p.strict(app) && kind.Set && !strictAppTypes[kind.Value] {
				p.report(finding{
					at: kind.Span, address: app.Address, key: "app_type",
					message: fmt.Sprintf("%s is a third party in strict mode, which excludes the type %q", app.Address, kind.Value),
					detail:  "Strict third parties are of type regular_web, spa, native or non_interactive.",
					related: []place{modePlace(app)},
				})
			}
		}
	},
})

var strictAppTypes = map[string]bool{"regular_web": true, "spa": true, "native": true, "non_interactive": true}
