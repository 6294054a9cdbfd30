package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "opened-to-undeclared",
	Group:    lint.Changes,
	Title:    "API that opens to applications which the files do not have",
	Severity: diag.Warning,
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/api-access-policies-for-applications",
	},
	Doc: `An access policy is for every application of the tenant. Where the files have no application that it lets in, or the settings say that others
manage applications, no row shows who gains when it opens: every application of one's own can then get every scope, and the scopes that are
declared later. Likewise a policy that no longer denies everything lets grants count that others manage. A policy that moves is a warning and a
high risk. APIs that are new and open from the start are told once: info and a medium risk, a warning and a high one with a sensitive scope.

Let somebody look at the change who knows the tenant's applications, or set require_client_grant and grant the API to those that are meant.`,
})
