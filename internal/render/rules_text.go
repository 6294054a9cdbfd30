package render

import (
	"bufio"
	"fmt"
	"io"

	"grants/lint"
)

// RulesText writes the catalogue as a list, by group.
func RulesText(w io.Writer, rules []*lint.Rule) error {
	out := bufio.NewWriter(w)
	widest := 0
	for _, rule := range rules {
		widest = max(widest, len(rule.ID))
	}
	for i, group := range lint.Groups {
		if i > 0 {
			fmt.Fprintln(out)
		}
		fmt.Fprintln(out, group)
		for _, rule := range rules {
			if rule.Group == group {
				fmt.Fprintf(out, "  %-*s  %-7s  %s\n", widest, rule.ID, rule.Severity, rule.Title)
			}
		}
	}
	return out.Flush()
}

// RuleText writes a rule's page for a terminal.
func RuleText(w io.Writer, rule *lint.Rule) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%s (%s)\n%s\n\n%s\n", rule.ID, rule.Severity, rule.Title, rule.Doc)
	if rule.Check == nil {
		fmt.Fprint(out, "\n", whileReading, "\n")
	}
	if len(rule.Refs) > 0 {
		fmt.Fprintln(out)
	}
	for _, ref := range rule.Refs {
		fmt.Fprintln(out, ref)
	}
	return out.Flush()
}

const whileReading = "It is reported while the configuration is read, and can't be left out."
