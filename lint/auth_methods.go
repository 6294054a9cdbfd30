package lint

import (
	"slices"

	"grants/compiler"
	"grants/config"
)

// authMethods are the names that client_authentication_methods takes.
// https://auth0.com/docs/api/management/v2/clients/post-clients
var authMethods = []string{"private_key_jwt", "self_signed_tls_client_auth", "tls_client_auth"}

// knownAuthMethods are those that an application lists, without misspelt ones, which have been reported.
func knownAuthMethods(app *compiler.Application) []config.Located[string] {
	var known []config.Located[string]
	for _, item := range distinct(app.Config.ClientAuthenticationMethods.Items) {
		if slices.Contains(authMethods, item.Value) {
			known = append(known, item)
		}
	}
	return known
}
