package lint

import (
	"slices"

	"grants/config"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "token-exchange-value",
	Group:    Flows,
	Title:    "type of token exchange that the platform does not know",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/authenticate/custom-token-exchange/configure-custom-token-exchange",
		"https://auth0.com/docs/secure/call-apis-on-users-behalf/on-behalf-of-token-exchange",
	},
	Doc: `allow_any_profile_of_type names what an application may exchange tokens by, and the platform knows two types. It refuses another one,
and the application can't exchange anything by it.

Choose one of the two types, or remove the value.`,
	Check: func(p *Pass) {
		for _, app := range p.Tenant.Applications {
			p.reportUnknownItems(app, app.Config.TokenExchangeProfiles, "type of token exchange", "Types", profiles)
		}
	},
})

const (
	customProfile     = "custom_authentication"
	onBehalfOfProfile = "on_behalf_of_token_exchange"
)

// profiles are the types that allow_any_profile_of_type takes.
// https://auth0.com/docs/api/management/v2/clients/post-clients
var profiles = []string{customProfile, onBehalfOfProfile}

func unknownProfile(item config.Located[string]) bool {
	return item.Set && !slices.Contains(profiles, item.Value)
}
