package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "grant-subject-missing",
	Group:    lint.Identity,
	Title:    "grant for nobody",
	Severity: diag.Error,
	Refs:     []string{"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants"},
	Doc: `A client grant belongs to an application, or to all third-party applications by default. One that names neither can't exist on the
platform.

Set client_id, or write a third_party_default block.`,
})
