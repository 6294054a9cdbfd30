package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "signing-alg-change",
	Group:    lint.Changes,
	Title:    "API whose tokens are signed another way",
	Severity: diag.Warning,
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/api-settings",
	},
	Doc: `The documentation calls the signing algorithm fixed from creation, while the Management API takes a change of it. If it is taken, whoever
checks the API's tokens by the old algorithm refuses every new token at once.

Create a second API with the new algorithm and move callers over, or see to it that the API accepts both before you deploy the change.`,
})
