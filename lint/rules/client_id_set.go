package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "client-id-set",
	Group:    lint.Changes,
	Title:    "application that gets its client_id",
	Severity: diag.Warning,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-settings",
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
	},
	Doc: `Everything that the files give to an application belongs to whatever client has its client_id. The id that is written down for the first time
settles whom: nothing in the files can tell the client that was created for the application from any other client of the tenant, so no access
seems to change. With a sensitive scope, a grant on a system API or a third party it is a warning and a high risk, else a low one. So it is where a grant
still names the client_id that the application had before: then nobody can tell here which of the two clients has what.

Ask the platform for the client with this id, and see that it is the one that was created for the application.`,
})
