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
	Refs:     []string{"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls"},
	Doc: `Strict mode supports four types of third-party application: regular_web, spa, native and non_interactive. The others stand for
single sign-on integrations and for APIs, which use protocols that strict mode does not offer.

Choose the type of what the application really is.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Applications() {
			if kind := app.Config.AppType; app.IsKnownStrict() && kind.Set && !strictAppTypes[kind.Value] {
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
