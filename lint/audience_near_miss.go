package lint

import "grants/diag"

var _ = register(Rule{
	ID:       "audience-near-miss",
	Group:    Identity,
	Title:    "audience that is almost an identifier",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/auth0-overview/set-up-apis",
		"https://auth0.com/docs/get-started/apis/api-settings",
	},
	Doc: `The audience differs from a declared identifier by a trailing slash, by upper and lower case or by its scheme. To the platform that is another
API: tokens are asked for with the one and the grant is on the other.

Refer to the API as api.NAME.identifier, or copy its identifier exactly.`,
})
