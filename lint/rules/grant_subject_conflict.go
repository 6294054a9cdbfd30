package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "grant-subject-conflict",
	Group:    lint.Identity,
	Title:    "grant for an application and for all third parties",
	Severity: diag.Error,
	Refs:     []string{"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants"},
	Doc: `A client grant names one application, or it is the default for third-party applications. The platform takes one of client_id and
default_for, and refuses both.

Keep one of them. Where both are meant, write two grants.`,
})
