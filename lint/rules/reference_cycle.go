package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "reference-cycle",
	Group:    lint.Language,
	Title:    "values that depend on each other in a circle",
	Severity: diag.Error,
	Refs:     []string{"https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md"},
	Doc: `Each value of the circle needs another one to be known first, so none can be computed. The message shows the way round.

Write one of the values without the others.`,
})
