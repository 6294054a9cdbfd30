package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "scope-removed-still-granted",
	Group:    lint.Changes,
	Title:    "scope that an API loses and a grant keeps",
	Severity: diag.Error,
	Refs: []string{
		"https://github.com/auth0/terraform-provider-auth0/issues/328",
		"https://github.com/auth0/terraform-provider-auth0/issues/938",
	},
	Doc: `The change takes a scope from an API, and a grant goes on listing it. Sent as the files say, either the platform refuses the change to the
API, or the grant keeps a scope that nothing declares, and the next change to that grant is refused.

Take the scope out of the grant in the same change. The calls that the plan proposes do so before the API loses it.`,
})
