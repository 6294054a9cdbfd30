package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "syntax",
	Group:    lint.Language,
	Title:    "file does not parse",
	Severity: diag.Error,
	Refs:     []string{"https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md"},
	Doc: `The file is not well-formed HCL at this place. A bracket, a quote or an equals sign is missing or too much. The block is left out, the
rest of the project is read, and rules that would conclude from an absence stay silent.

Repair the syntax. Start with the first finding of the file: later ones may follow from it.`,
})
