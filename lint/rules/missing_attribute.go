package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "missing-attribute",
	Group:    lint.Language,
	Title:    "required attribute or name is missing",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/api-settings",
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
	},
	Doc: `An API is nothing without its identifier, a grant nothing without its audience, and a block can't be referred to without a name.

Add what is missing.`,
})
