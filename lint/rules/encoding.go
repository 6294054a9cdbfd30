package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "encoding",
	Group:    lint.Language,
	Title:    "file is not UTF-8 text",
	Severity: diag.Error,
	Refs:     []string{"https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md"},
	Doc: `Configuration is text in UTF-8. Other bytes are a sign of a binary file or of an editor that saved in another encoding, and names read from
them would not be the names that the author saw.

Save the file as UTF-8.`,
})
