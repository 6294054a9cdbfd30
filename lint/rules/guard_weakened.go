package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "guard-weakened",
	Group:    lint.Changes,
	Title:    "change that weakens what judges it",
	Severity: diag.Warning,
	Refs: []string{
		"https://github.com/aws/aws-cdk/issues/1240",
		"https://github.com/terraform-linters/tflint/pull/2311",
	},
	Doc: `Settings, comments that ignore findings, a file of known findings, tests of access and the scopes that an API calls sensitive stand in the same
repository as what they guard, so that one change can take a guard away and pass by where it stood. Reported is what became weaker: a rule that is off, milder or may be
ignored now, an option that lets more pass, another baseline, a gate that is gone, a new ignore, more known findings, a test that is gone or claims less, more that others manage, a scope that is sensitive no more.
What became stricter is not.

Look at it as at a gain of access. Let "--guards base" judge changes by people whom you don't know: then the settings and gates are those before the change.`,
})
