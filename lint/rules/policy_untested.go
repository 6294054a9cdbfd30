package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "policy-untested",
	Group:    lint.TeamPolicies,
	Title:    "policy that no test makes report anything",
	Severity: diag.Warning,
	Refs:     []string{"https://github.com/open-policy-agent/conftest"},
	Doc: `A policy that holds for everything looks the same whether all is in order or its condition is wrong. Only a test with a row that it has to refuse
tells the two apart, now and after the next edit.

Write a test with such a row in the policy: test "NAME" { row = { ... } and expect = "finding".`,
})
