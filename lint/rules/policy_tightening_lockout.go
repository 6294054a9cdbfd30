package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "policy-tightening-lockout",
	Group:    lint.Changes,
	Title:    "policy that shuts applications out",
	Severity: diag.Warning,
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/api-access-policies-for-applications",
	},
	Doc: `Under the policy allow_all applications get tokens about users without a grant. When the policy closes, those that have no grant get none
any more, and their users see an error at the next login.

Give a client grant for users to every application that is to keep its access, in the same change as the policy or before it.`,
})
