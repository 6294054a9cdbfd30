package lint

import (
	"fmt"
	"strconv"
)

// The most names that a sentence lists.
const maxListed = 6

// listed is the names in quotes, for a sentence.
func listed(names []string) string {
	shown := min(len(names), maxListed)
	text := make([]byte, 0, 32*shown)
	for i, name := range names[:shown] {
		if i > 0 {
			text = append(text, ", "...)
		}
		text = strconv.AppendQuote(text, name)
	}
	if more := len(names) - shown; more > 0 {
		text = fmt.Appendf(text, " and %d more", more)
	}
	return string(text)
}
