package rulepage

import (
	"fmt"
	"io"
	"strings"

	"grants/lint"
)

// Markdown writes a rule's page.
func Markdown(w io.Writer, rule *lint.Rule) error {
	_, err := fmt.Fprintf(w, "# %s\n\n%s", rule.ID, Help(rule))
	return err
}

// Help is a rule's page without its title.
func Help(rule *lint.Rule) string {
	var out strings.Builder
	why, remedy, _ := strings.Cut(rule.Doc, "\n\n")
	fmt.Fprintf(&out, "**%s**: %s\n\n## Why\n\n%s\n", rule.Severity, rule.Title, why)
	if remedy != "" {
		fmt.Fprintf(&out, "\n## What to do\n\n%s\n", remedy)
	}
	for _, note := range standing(rule) {
		fmt.Fprint(&out, "\n", note, "\n")
	}
	if len(rule.Options) > 0 {
		fmt.Fprint(&out, "\n## Options\n\n")
	}
	for _, option := range rule.Options {
		fmt.Fprintf(&out, "- `%s`, %s (`%s`): %s\n", option.Name, option.Type(), lint.Literal(option.Default), option.Doc)
	}
	if len(rule.Refs) > 0 {
		fmt.Fprint(&out, "\n## Sources\n\n")
	}
	for _, ref := range rule.Refs {
		fmt.Fprintf(&out, "- <%s>\n", ref)
	}
	return out.String()
}
