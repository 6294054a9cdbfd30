package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "grants-per-api-limit",
	Group:    lint.Identity,
	Title:    "more than two grants for one application and API",
	Severity: diag.Error,
	Refs:     []string{"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants"},
	Doc: `An application has at most two grants on an API: one for access on behalf of users, one for its own. With three or more of them, at least
one is refused.

Put the scopes into one grant for each subject type.`,
})
