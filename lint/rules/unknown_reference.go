package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "unknown-reference",
	Group:    lint.Language,
	Title:    "reference to something that is not declared",
	Severity: diag.Error,
	Refs:     []string{"https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md"},
	Doc: `The expression names a block, a local or a variable that no file of the project declares. All files below the project's folder count; hidden
folders do not.

Correct the name, or declare what it refers to.`,
})
