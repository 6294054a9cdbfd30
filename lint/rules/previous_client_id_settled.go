package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "previous-client-id-settled",
	Group:    lint.Changes,
	Title:    "former client_id that has done its service",
	Severity: diag.Info,
	Refs:     []string{"https://auth0.com/docs/get-started/applications/first-party-and-third-party-applications"},
	Doc: `With previously_client_id a plan knows that the client in its base is gone, and that the one with the new client_id took its place when the
change was deployed. Once the base has the new client_id, which is one deployment later, there is nothing left to know.

Drop previously_client_id.`,
})
