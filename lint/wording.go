package lint

import (
	"fmt"
	"strconv"
	"strings"
)

// The most names that a sentence lists.
const maxListed = 6

// listed is the names in quotes, for a sentence.
func listed(names []string) string {
	quoted := make([]string, 0, maxListed)
	for _, name := range names[:min(len(names), maxListed)] {
		quoted = append(quoted, strconv.Quote(name))
	}
	if more := len(names) - len(quoted); more > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(quoted, ", "), more)
	}
	return strings.Join(quoted, ", ")
}
