package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "third-party-client-credentials-public",
	Group:    lint.ThirdParties,
	Title:    "client credentials of a public third-party application",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls",
		"https://auth0.com/docs/get-started/applications/confidential-and-public-applications",
	},
	Doc: `In the client credentials flow an application proves who it is and does nothing else. A single-page or native application, and one that
authenticates by nothing, can't; in strict mode the platform takes the grant type from confidential third parties only.

Remove client_credentials, or make it a confidential application with a secret or a key.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Applications() {
			item, found := lint.PublicThirdPartyCredentials(app)
			if !found {
				continue
			}
			p.ReportItem(app.Config.GrantTypes, item, lint.Finding{
				Address: app.Address, Key: item.Value,
				Message: app.Address + ` is a public third-party application, and cannot use the grant type "client_credentials"`,
				Detail:  "Remove it, or choose a type of application that can keep a secret.",
				Related: []lint.Place{lint.PublicPlace(app)},
			})
		}
	},
})
