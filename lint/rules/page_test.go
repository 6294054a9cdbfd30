package rules_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"grants/diag"
	"grants/internal/golden"
	"grants/internal/sample"
	"grants/lint"
	"grants/lint/rules"
)

const pages = "../../docs/rules"

func TestEveryRuleHasAnUpToDatePage(t *testing.T) {
	for _, rule := range rules.All() {
		golden.Check(t, filepath.Join(pages, rule.ID+".md"), []byte(page(t, rule)))
	}
}

func TestRuleIndexIsUpToDate(t *testing.T) {
	golden.Check(t, filepath.Join(pages, "README.md"), []byte(index()))
}

func TestEveryPageHasItsRule(t *testing.T) {
	entries, err := os.ReadDir(pages)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if id := strings.TrimSuffix(entry.Name(), ".md"); id != "README" && sample.Rule(id) == nil {
			t.Errorf("%s is the page of no rule", filepath.Join(pages, entry.Name()))
		}
	}
}

func page(t *testing.T, rule *lint.Rule) string {
	t.Helper()
	why, remedy, _ := strings.Cut(rule.Doc, "\n\n")
	var out strings.Builder
	fmt.Fprintf(&out, "<!-- Written by UPDATE_GOLDEN=1 go test ./lint/rules from %s.go and its examples. -->\n\n", strings.ReplaceAll(rule.ID, "-", "_"))
	fmt.Fprintf(&out, "# %s\n\n", rule.ID)
	fmt.Fprintf(&out, "%s. Severity: **%s**%s. %s\n\n", capitalized(rule.Title), rule.Severity, aboutWorth(rule), strings.TrimSpace(standing(rule)+" "+rule.LeftToOthers()))
	fmt.Fprintf(&out, "## Why\n\n%s\n\n", why)
	fmt.Fprintf(&out, "## What to do\n\n%s\n\n", remedy)
	writeOptions(&out, rule)
	if rule.Group == lint.Changes {
		fmt.Fprintf(&out, "## Before\n\n```hcl\n%s```\n\n", readExample(t, rule.ID, "base.grants.hcl"))
	}
	fmt.Fprintf(&out, "## Reported\n\n```hcl\n%s```\n\n", text(readExample(t, rule.ID, plain(t, rule.ID, "bad"))))
	fmt.Fprintf(&out, "```text\n%s```\n\n", exampleOutput(t, rule))
	fmt.Fprintf(&out, "## Accepted\n\n```hcl\n%s```\n\n", text(readExample(t, rule.ID, plain(t, rule.ID, "good"))))
	fmt.Fprintf(&out, "## Sources\n\n")
	for _, ref := range rule.Refs {
		fmt.Fprintf(&out, "- <%s>\n", ref)
	}
	fmt.Fprintf(&out, "\n[All rules](README.md)\n")
	return out.String()
}

// aboutWorth is what orders findings of one severity.
func aboutWorth(rule *lint.Rule) string {
	if rule.Check == nil {
		return ""
	}
	return ", about " + rule.Worth.String()
}

// standing says what can be done about a rule, other than what it asks for.
func standing(rule *lint.Rule) string {
	switch {
	case rule.Group == lint.Changes:
		return "Found by a plan, and so neither switched off nor ignored."
	case rule.Check == nil:
		return "Found while the project is read, and so neither switched off nor ignored."
	case rule.Group == lint.Ignores:
		return "Can be switched off."
	case rule.Strict:
		return "Off, except under the preset `strict`."
	case rule.Absence:
		return "Not reported while part of the project can't be read, as what seems to be missing may stand there."
	}
	return "Can be switched off, or ignored in places with a reason."
}

func writeOptions(out *strings.Builder, rule *lint.Rule) {
	if len(rule.Options) == 0 {
		return
	}
	out.WriteString("## Options\n\nIn the [settings](../settings.md) of the project.\n\n| Option | Takes | Default | |\n|---|---|---|---|\n")
	for _, option := range rule.Options {
		fmt.Fprintf(out, "| `%s` | %s | `%s` | %s |\n", option.Name, option.Type(), lint.Literal(option.Default), option.Doc)
	}
	out.WriteString("\n")
}

func exampleOutput(t *testing.T, rule *lint.Rule) string {
	t.Helper()
	if rule.Group == lint.Changes {
		return readExample(t, rule.ID, "want.txt") // a test of the renderers holds the plan to it
	}
	var own []diag.Diagnostic
	for _, d := range findings(t, rule.ID, plain(t, rule.ID, "bad")) {
		if d.Code == rule.ID {
			own = append(own, d)
		}
	}
	var out strings.Builder
	writeFindings(&out, own)
	return out.String()
}

// text shows bytes that are no text, of which one example has some.
func text(content string) string { return strings.ToValidUTF8(content, "\uFFFD") }

func capitalized(title string) string { return strings.ToUpper(title[:1]) + title[1:] }

func level(rule *lint.Rule) string {
	if rule.Strict {
		return rule.Severity.String() + ", strict"
	}
	return rule.Severity.String()
}

func index() string {
	var out strings.Builder
	out.WriteString("<!-- Written by UPDATE_GOLDEN=1 go test ./lint/rules from the rules. -->\n\n# Rules\n\n")
	out.WriteString("An **error** is refused by the platform or can never work, a **warning** works and is probably not meant, an **info** is worth knowing. What is **strict** is off\n" +
		"unless the [settings](../settings.md) of the project have the preset `strict`. [Ignores](../ignores.md) say which findings are known.\n\n" +
		"Text tells errors first, then warnings, then what is worth knowing. Of one severity come first what keeps the project from being read, then findings\n" +
		"about access that is more than it seems, then access that is not what it is meant to be, then what could be less, or clearer. Findings of one rule\n" +
		"about one object are told as one, and of a rule about many objects the first three in full; `--all-names` names all. Machine formats have each of them.\n")
	for _, group := range lint.Groups {
		fmt.Fprintf(&out, "\n## %s\n\n| Rule | Severity | Reports |\n|---|---|---|\n", group)
		for _, rule := range rules.All() {
			if rule.Group == group {
				fmt.Fprintf(&out, "| [%s](%s.md) | %s | %s |\n", rule.ID, rule.ID, level(rule), rule.Title)
			}
		}
	}
	return out.String()
}
