package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "policy-test-fails",
	Group:    lint.TeamPolicies,
	Title:    "test of a policy that comes out otherwise than expected",
	Severity: diag.Error,
	Refs:     []string{"https://github.com/open-policy-agent/conftest"},
	Doc: `A policy brings tests along: rows of the matrix, each with what the policy is to say of it. One that comes out otherwise means that the policy does not
refuse what its authors meant it to, or refuses what they meant to let pass.

Change the condition, or the test where it is the test that is wrong. A test runs whenever the policy is read, and its row has the names that the
condition reads.`,
})
