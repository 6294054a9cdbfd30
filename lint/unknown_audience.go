package lint

import "grants/diag"

var _ = register(Rule{
	ID:       "unknown-audience",
	Group:    Identity,
	Title:    "grant for an API that is not declared",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/auth0-overview/set-up-apis",
		"https://github.com/auth0/auth0-deploy-cli/issues/59",
	},
	Doc: `The audience is the identifier of no API in this project. The platform compares identifiers byte for byte and answers with an error.

Declare the API, or refer to it as api.NAME.identifier, which can't be misspelt in silence.`,
})
