package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "grant-replaced",
	Group:    lint.Changes,
	Title:    "grant that becomes another one",
	Severity: diag.Info,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://github.com/auth0/terraform-provider-auth0/issues/1345",
	},
	Doc: `Whom a grant is for, which API it is about and for whose tokens: none of that can be changed once it exists. A change to it is one grant
that goes and another that comes, and whoever sends the first before the second leaves the application without access.

Nothing, if another grant is what you mean. The calls that the plan proposes create the new grant before they delete the old one.`,
})
