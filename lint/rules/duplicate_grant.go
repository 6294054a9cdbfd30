package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "duplicate-grant",
	Group:    lint.Identity,
	Title:    "two grants for one application, API and subject type",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://github.com/auth0/auth0-deploy-cli/issues/1237",
	},
	Doc: `The platform keeps one grant for an application, an API and a subject type, and refuses the second one. They do not add up either, so
neither of the two lists is what the application has. A grant without subject_type counts as one for client access.

Put the scopes of both into one grant, or give one of them the other subject type.`,
})
