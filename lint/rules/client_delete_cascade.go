package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "client-delete-cascade",
	Group:    lint.Changes,
	Title:    "application that takes its grants along",
	Severity: diag.Info,
	Refs: []string{
		"https://github.com/auth0/auth0-deploy-cli/issues/1274",
	},
	Doc: `Whoever deletes an application deletes its client grants with it: the platform asks nobody. If the application comes back, it has another
client_id and none of its grants.

Make sure that nobody uses the application any more, or keep it.`,
})
