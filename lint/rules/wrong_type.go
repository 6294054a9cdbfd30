package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "wrong-type",
	Group:    lint.Language,
	Title:    "value has another type than expected",
	Severity: diag.Error,
	Refs:     []string{"https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md"},
	Doc: `A list, a text, a number and a truth value are different things. None is turned into another in silence: the author of a file would not
learn that it says something else than it seems to.

Write a value of the type that the message names.`,
})
