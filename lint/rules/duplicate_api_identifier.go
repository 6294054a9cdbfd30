package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "duplicate-api-identifier",
	Group:    lint.Identity,
	Title:    "two APIs with one identifier",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/api-settings",
		"https://auth0.com/docs/api/management/v2/resource-servers/post-resource-servers",
	},
	Doc: `The identifier is what a token is issued for, so it belongs to one API. The platform refuses a second API with it.

Give one of the APIs another identifier, or make one block of the two.`,
})
