package lint

import (
	"slices"

	"grants/compiler"
	"grants/config"
)

// Names are the values that the platform knows for something, sorted.
type Names []string

// Has reports whether a name is among them.
func (n Names) Has(name string) bool {
	_, found := slices.BinarySearch(n, name)
	return found
}

var (
	// GrantTypes are those that an application can have, in today's terms and in those of tenants from before 2017.
	// https://auth0.com/docs/get-started/applications/application-grant-types
	GrantTypes = Names{
		"authorization_code",
		"client_credentials",
		"http://auth0.com/oauth/grant-type/mfa-oob",
		"http://auth0.com/oauth/grant-type/mfa-otp",
		"http://auth0.com/oauth/grant-type/mfa-recovery-code",
		"http://auth0.com/oauth/grant-type/password-realm",
		"http://auth0.com/oauth/grant-type/passwordless/otp",
		"http://auth0.com/oauth/legacy/grant-type/access_token",
		"http://auth0.com/oauth/legacy/grant-type/delegation/id_token",
		"http://auth0.com/oauth/legacy/grant-type/delegation/refresh_token",
		"http://auth0.com/oauth/legacy/grant-type/ro",
		"http://auth0.com/oauth/legacy/grant-type/ro/jwt-bearer",
		"implicit",
		"password",
		"refresh_token",
		"urn:auth0:params:oauth:grant-type:token-exchange:federated-connection-access-token",
		"urn:ietf:params:oauth:grant-type:device_code",
		"urn:ietf:params:oauth:grant-type:token-exchange",
		"urn:okta:params:oauth:grant-type:webauthn",
		"urn:openid:params:grant-type:ciba",
	}

	// AuthenticationMethods are what client_authentication_methods takes.
	// https://auth0.com/docs/api/management/v2/clients/post-clients
	AuthenticationMethods = Names{"private_key_jwt", "self_signed_tls_client_auth", "tls_client_auth"}

	// TokenExchangeProfiles are what allow_any_profile_of_type takes.
	// https://auth0.com/docs/api/management/v2/clients/post-clients
	TokenExchangeProfiles = Names{"custom_authentication", "on_behalf_of_token_exchange"}

	// ReservedScopes belong to OpenID Connect: no API can declare them, and no grant can give them.
	// https://auth0.com/docs/get-started/apis/add-api-permissions
	ReservedScopes = Names{
		"address", "created_at", "email", "email_verified", "family_name", "given_name", "identities",
		"name", "nickname", "offline_access", "openid", "phone", "picture", "profile",
	}

	// SelfEscalatingScopes are those of the Management API by which an application writes its own grants.
	SelfEscalatingScopes = Names{"create:client_grants", "update:client_grants"}
)

// KnownAuthenticationMethods are those that an application lists, without misspelt ones, which have been reported.
func KnownAuthenticationMethods(app *compiler.Application) []config.Located[string] {
	var known []config.Located[string]
	for _, item := range app.Config.ClientAuthenticationMethods.Distinct() {
		if AuthenticationMethods.Has(item.Value) {
			known = append(known, item)
		}
	}
	return known
}

// MaxTokenLifetime is the longest time that a token can live, in seconds.
// https://auth0.com/docs/get-started/apis/api-settings
const MaxTokenLifetime = 30 * 24 * 60 * 60

// InLifetimeRange reports whether the platform takes a lifetime of tokens, in seconds.
func InLifetimeRange(seconds int64) bool { return seconds >= 0 && seconds <= MaxTokenLifetime }
