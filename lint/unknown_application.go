package lint

import "grants/diag"

var _ = register(Rule{
	ID:       "unknown-application",
	Group:    Identity,
	Title:    "grant for an application that is not declared",
	Severity: diag.Error,
	Refs:     []string{"https://auth0.com/docs/api/management/v2/client-grants/post-client-grants"},
	Doc: `The client_id is that of no application in this project. The platform answers such a grant with an error if the application does not exist
there, and if it does, its access would not be in the matrix.

Declare the application, or refer to it as application.NAME.client_id.`,
})
