package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "for-each",
	Group:    lint.Language,
	Title:    "value that for_each can't repeat a block for",
	Severity: diag.Error,
	Refs:     []string{"https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md"},
	Doc: `A block is repeated for each element of a map, or of a list or set of strings, and the elements become part of addresses. Other values give
no stable names, and neither do repeated or empty ones.

Give for_each a map, or a list of different strings.`,
})
