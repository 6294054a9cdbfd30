package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "ownership-change",
	Group:    lint.Changes,
	Title:    "application that is to become what the platform never makes of one",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/first-party-and-third-party-applications",
		"https://auth0.com/docs/get-started/applications/third-party-applications/permissive-mode",
	},
	Doc: `Whether an application is your own or a third party's, in which security mode a third party runs, and which API a resource server is, is
settled when it is created. The platform has no way from one to the other, so the change stands for a new application with a new client_id, and
for the end of the old one.

Declare the new application beside the old one, move its users over, and delete the old one in a later change.`,
})
