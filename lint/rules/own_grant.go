package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "own-grant",
	Group:    lint.Changes,
	Title:    "deployer that loses what it deploys with",
	Severity: diag.Warning,
	Refs: []string{
		"https://github.com/auth0/terraform-provider-auth0/issues/25",
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
	},
	Doc: `An application that may change client grants through the Management API is, more often than not, what deploys this very configuration. If a deployment
takes scopes from its grant, or the grant itself, the calls after that are refused: the deployment stops half way, and nobody can deploy the
remedy.

Let another client deploy this change, or make it by hand. Where the deployer never needs to change, leave its grant out of the files.`,
})
