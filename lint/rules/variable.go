package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "variable",
	Group:    lint.Language,
	Title:    "variable without a usable value",
	Severity: diag.Error,
	Refs:     []string{"https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md"},
	Doc: `A variable got no value, one of another type, or one that its validation refuses. Everything that depends on the variable is unknown then.

Give the value with --var or --var-file, or a default in the variable block.`,
})
