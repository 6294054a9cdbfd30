package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "duplicate-client-id",
	Group:    lint.Identity,
	Title:    "two applications with one client_id",
	Severity: diag.Error,
	Refs:     []string{"https://auth0.com/docs/get-started/applications/application-settings"},
	Doc: `The client_id is what the platform knows an application by. Two blocks with one client_id describe the same application twice, and which
of them holds its settings can't be said.

Correct one of them, or make one block of the two.`,
})
