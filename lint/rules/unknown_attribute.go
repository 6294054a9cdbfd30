package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "unknown-attribute",
	Group:    lint.Language,
	Title:    "no such attribute",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/api/management/v2/client-grants/post-client-grants",
	},
	Doc: `The block has no attribute of that name. Attributes are spelled as in the vendor's Management API, with one exception: a grant has scopes,
where the wire format says scope. An attribute that were passed over in silence could be the one that limits access. Of one that the platform has and the
language does not, such as proof_of_possession, the message says what it decides.

Correct the name, or remove the attribute.`,
})
