package lint

import (
	"grants/compiler"
	"grants/config"
)

// PublicThirdPartyCredentials is the grant type of a strict third party that can't prove who it is. Where strict mode is an assumption, only
// what is refused in any mode counts. One that registered itself has a rule of its own.
// https://auth0.com/docs/get-started/applications/third-party-applications/security-controls
func PublicThirdPartyCredentials(app *compiler.Application) (config.Located[string], bool) {
	certain := app.ModeKnown() || app.Config.TokenEndpointAuthMethod.Value == "none"
	if !certain || !app.Public || app.Origin != "" || app.Party != compiler.ThirdPartyStrict {
		return config.Located[string]{}, false
	}
	return app.Config.GrantTypes.Item("client_credentials")
}

// PublicClientCredentials is the grant type client_credentials of an application that does not authenticate, and so can't use it.
// https://auth0.com/docs/get-started/applications/confidential-and-public-applications
func PublicClientCredentials(app *compiler.Application) (config.Located[string], bool) {
	if !app.KindRead() || !app.Public || app.Config.TokenEndpointAuthMethod.Value != "none" {
		return config.Located[string]{}, false
	}
	return app.Config.GrantTypes.Item("client_credentials")
}
