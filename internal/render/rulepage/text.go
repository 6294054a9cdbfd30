package rulepage

import (
	"bufio"
	"fmt"
	"io"

	"grants/lint"
)

// Text writes a rule's page for a terminal.
func Text(w io.Writer, rule *lint.Rule) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%s (%s)\n%s\n\n%s\n", rule.ID, rule.Severity, rule.Title, rule.Doc)
	for _, note := range standing(rule) {
		fmt.Fprint(out, "\n", note, "\n")
	}
	if len(rule.Options) > 0 {
		fmt.Fprint(out, "\nOptions:\n")
	}
	for _, option := range rule.Options {
		fmt.Fprintf(out, "  %s = %s\n    %s\n", option.Name, lint.Literal(option.Default), option.Doc)
	}
	if len(rule.Refs) > 0 {
		fmt.Fprintln(out)
	}
	for _, ref := range rule.Refs {
		fmt.Fprintln(out, ref)
	}
	return out.Flush()
}
