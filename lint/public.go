package lint

import (
	"grants/compiler"
	"grants/config"
)

// PublicThirdPartyCredentials is the grant type of a strict third party that can't prove who it is. Where strict mode is an assumption, only
// what is refused in any mode counts. One that registered itself has a rule of its own.
func PublicThirdPartyCredentials(app *compiler.Application) (config.Located[string], bool) {
	certain := app.ModeKnown() || app.Config.TokenEndpointAuthMethod.Value == "none"
	if !certain || !app.Public || app.Origin != "" || app.Party != compiler.ThirdPartyStrict {
		return config.Located[string]{}, false
	}
	return app.Config.GrantTypes.Item("client_credentials")
}

// PublicClientCredentials is the grant type of an application that contradicts itself.
func PublicClientCredentials(app *compiler.Application) (config.Located[string], bool) {
	if !app.KindRead() || !app.Public || app.Config.TokenEndpointAuthMethod.Value != "none" {
		return config.Located[string]{}, false
	}
	return app.Config.GrantTypes.Item("client_credentials")
}
