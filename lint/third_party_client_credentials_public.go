package lint

import (
	"grants/compiler"
	"grants/config"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "third-party-client-credentials-public",
	Group:    ThirdParties,
	Title:    "client credentials of a public third-party application",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls",
		"https://auth0.com/docs/get-started/applications/confidential-and-public-applications",
	},
	Doc: `In the client credentials flow an application proves who it is and does nothing else. A single-page or native application, and one that
authenticates by nothing, can't; in strict mode the platform takes the grant type from confidential third parties only.

Remove client_credentials, or make it a confidential application with a secret or a key.`,
	Check: func(p *Pass) {
		for _, app := range p.applications() {
			item, found := p.publicThirdPartyCredentials(app)
			if !found {
				continue
			}
			p.reportItem(app.Config.GrantTypes, item, finding{
				address: app.Address, key: item.Value,
				message: app.Address + ` is a public third-party application, and cannot use the grant type "client_credentials"`,
				detail:  "Remove it, or choose a type of application that can keep a secret.",
				related: []place{publicPlace(app)},
			})
		}
	},
})

// publicThirdPartyCredentials is the grant type of a strict third party that can't prove who it is. Where strict mode is an assumption, only
// what is refused in any mode counts. One that registered itself has a rule of its own.
func (p *Pass) publicThirdPartyCredentials(app *compiler.Application) (config.Located[string], bool) {
	certain := p.modeKnown(app) || app.Config.TokenEndpointAuthMethod.Value == "none"
	if !certain || !app.Public || app.Origin != "" || app.Party != compiler.ThirdPartyStrict {
		return config.Located[string]{}, false
	}
	return itemOf(app.Config.GrantTypes, "client_credentials")
}
