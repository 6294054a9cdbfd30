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

// byGroup is the rules in the order of their groups, without groups that have none.
func byGroup(rules []*lint.Rule) [][]*lint.Rule {
	var groups [][]*lint.Rule
	for _, group := range lint.Groups {
		var members []*lint.Rule
		for _, rule := range rules {
			if rule.Group == group {
				members = append(members, rule)
			}
		}
		if members != nil {
			groups = append(groups, members)
		}
	}
	return groups
}

// RuleText writes a rule's page for a terminal.
func RuleText(w io.Writer, rule *lint.Rule) error {
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

// standing says what a rule's severity does not.
func standing(rule *lint.Rule) []string {
	if rule.Check != nil {
		return append([]string{"It is about " + rule.Worth.String() + ", which orders findings of one severity."}, limits(rule)...)
	}
	return limits(rule)
}

// limits say where it is not reported, or can't be left out.
func limits(rule *lint.Rule) []string {
	switch {
	case rule.Check == nil:
		return []string{"It is " + rule.Reported() + ", and can't be left out."}
	case rule.Strict:
		return append([]string{"It is off, except under the preset strict."}, absence(rule)...)
	}
	return absence(rule)
}

func absence(rule *lint.Rule) []string {
	if note := rule.LeftToOthers(); note != "" {
		return []string{note}
	}
	return nil
}
