package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "limit",
	Group:    lint.Language,
	Title:    "more than the tool reads",
	Severity: diag.Error,
	Refs:     []string{"https://github.com/hashicorp/hcl/issues/809"},
	Doc: `Files, nesting, loops and values have a size beyond which this tool stops, so that a file from a stranger can neither crash it nor keep
it busy. No project comes near these sizes by hand; generated ones may. docs/language.md lists them.

Split the file or the project, or give parts of a long expression names in a locals block.`,
})
