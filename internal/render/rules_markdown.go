package render

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"grants/lint"
)

// RulesMarkdown writes the catalogue as tables, by group.
func RulesMarkdown(w io.Writer, rules []*lint.Rule) error {
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, "# Rules")
	for _, group := range lint.Groups {
		fmt.Fprintf(out, "\n## %s\n\n| Rule | Severity | What it reports |\n|---|---|---|\n", group)
		for _, rule := range rules {
			if rule.Group == group {
				fmt.Fprintf(out, "| `%s` | %s | %s |\n", rule.ID, rule.Severity, strings.ReplaceAll(rule.Title, "|", `\|`))
			}
		}
	}
	return out.Flush()
}

// RuleMarkdown writes a rule's page.
func RuleMarkdown(w io.Writer, rule *lint.Rule) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# %s\n\n**%s**: %s\n\n%s\n", rule.ID, rule.Severity, rule.Title, rule.Doc)
	if rule.Check == nil {
		fmt.Fprint(out, "\n", whileReading, "\n")
	}
	if len(rule.Refs) > 0 {
		fmt.Fprint(out, "\n## References\n\n")
	}
	for _, ref := range rule.Refs {
		fmt.Fprintf(out, "- <%s>\n", ref)
	}
	return out.Flush()
}
