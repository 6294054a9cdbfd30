package language

import (
	"fmt"
	"strconv"

	"grants/internal/expression"
	"grants/internal/files"
	"grants/internal/syntax"
)

// Limit is how much of something there may be, in words.
type Limit struct{ What, Most string }

// Limits are those of a project, beyond which Load reports the finding limit.
func Limits() []Limit {
	return []Limit{
		{"a file", fmt.Sprintf("%d MiB, %s commas and lines", files.MaxSize>>20, thousands(syntax.MaxItems))},
		{"all files of a project", fmt.Sprintf("%d MiB", maxProjectSize>>20)},
		{"blocks of a project, variables and locals not counted", thousands(maxBlocks)},
		{"mistakes that are reported; the rest is counted", thousands(maxDiagnostics)},
		{"brackets, blocks and templates within one another", thousands(syntax.MaxNesting)},
		{"operators and indexes in a row", thousands(syntax.MaxChain)},
		{"digits of a number", thousands(syntax.MaxDigits)},
		{"objects that one block becomes by for_each", thousands(maxInstances)},
		{"objects that all blocks become by for_each", thousands(maxObjects)},
		{"references that follow one another", thousands(maxReferences)},
		{
			fmt.Sprintf("a value, where an element of a list or a map counts as %d bytes", expression.ElementSize),
			fmt.Sprintf("%s bytes, %s levels", thousands(expression.MaxValueSize), thousands(expression.MaxValueDepth)),
		},
	}
}

// thousands is a number with commas.
func thousands(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}
