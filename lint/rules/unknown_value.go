package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "unknown-value",
	Group:    lint.Language,
	Title:    "value outside the list of allowed ones",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/api-access-policies-for-applications",
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
	},
	Doc: `The attribute takes one of a few words, and this is none of them. The platform would refuse it.

Choose one of the words that the message lists.`,
})
