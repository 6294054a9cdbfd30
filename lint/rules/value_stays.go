package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "value-stays",
	Group:    lint.Changes,
	Title:    "value that is no longer stated and stays",
	Severity: diag.Info,
	Refs: []string{
		"https://auth0.com/docs/api/management/v2/clients/patch-clients-by-id",
		"https://auth0.com/docs/api/management/v2/resource-servers/patch-resource-servers-by-id",
		"https://auth0.com/docs/get-started/applications/third-party-applications/permissive-mode",
	},
	Doc: `What the files no longer state is set back to the platform's default. A few attributes have none: the name of an API, the type of an
application, the mode of dynamic registration, and lifetime and consent of the platform's own APIs. No call takes them back, so the tenant keeps the
value, and the files no longer say which.

State the value that is meant.`,
})
