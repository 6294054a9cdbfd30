package catalogue

import (
	"bufio"
	"fmt"
	"io"

	"grants/lint"
)

// Text writes the catalogue as a list, by group.
func Text(w io.Writer, rules []*lint.Rule) error {
	out := bufio.NewWriter(w)
	widest := 0
	for _, rule := range rules {
		widest = max(widest, len(rule.ID))
	}
	for i, group := range byGroup(rules) {
		if i > 0 {
			fmt.Fprintln(out)
		}
		fmt.Fprintln(out, group[0].Group)
		for _, rule := range group {
			fmt.Fprintf(out, "  %-*s  %-7s  %s\n", widest, rule.ID, rule.Severity, rule.Title)
		}
	}
	return out.Flush()
}
