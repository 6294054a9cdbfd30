package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "evaluation",
	Group:    lint.Language,
	Title:    "expression can't be computed",
	Severity: diag.Error,
	Refs:     []string{"https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md"},
	Doc: `The expression is well-formed and fails with the values it gets: a function refuses an argument, a key is not in a map, a list is too
short.

Correct the expression, or the value that it gets.`,
})
