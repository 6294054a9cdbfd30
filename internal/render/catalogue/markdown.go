package catalogue

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"grants/lint"
)

// Markdown writes the catalogue as tables, by group.
func Markdown(w io.Writer, rules []*lint.Rule) error {
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, "# Rules")
	for _, group := range byGroup(rules) {
		fmt.Fprintf(out, "\n## %s\n\n| Rule | Severity | What it reports |\n|---|---|---|\n", group[0].Group)
		for _, rule := range group {
			fmt.Fprintf(out, "| `%s` | %s | %s |\n", rule.ID, rule.Severity, strings.ReplaceAll(rule.Title, "|", `\|`))
		}
	}
	return out.Flush()
}
