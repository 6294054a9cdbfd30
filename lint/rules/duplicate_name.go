package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "duplicate-name",
	Group:    lint.Language,
	Title:    "two blocks with one name",
	Severity: diag.Error,
	Refs:     []string{"https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md"},
	Doc: `The name of a block is its address in reports, plans and references, and two blocks of one type can't share it. The same goes for the tenant
block, of which a project has at most one.

Rename one of the blocks, or make one block of the two.`,
})
