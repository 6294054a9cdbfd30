package catalogue

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"grants/diag"
	"grants/internal/render/runner"
	"grants/internal/render/text"
	"grants/lint"
)

// Settings is what holds for the rules in one file.
type Settings struct {
	File    string // as people call it
	Preset  lint.Choice[lint.Preset]
	Managed lint.Managed
	Domains lint.Choice[[]string] // canonical_domains
	Rules   []lint.Resolved       // sorted by ID
	Place   func(file string) string
}

// SettingsText writes the severity and the options of each rule, and where they come from.
func SettingsText(w io.Writer, s *Settings) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "rules for %s\n", text.Plain(s.File))
	preset := s.Preset.Value
	if preset == "" {
		preset = lint.Recommended
	}
	fmt.Fprintf(out, "preset %s%s\n", preset, origin(s, s.Preset, ""))
	managedText(out, s)
	listText(out, s, "canonical_domains", s.Domains)
	fmt.Fprintln(out)
	widest := 0
	for i := range s.Rules {
		widest = max(widest, len(s.Rules[i].Rule.ID))
	}
	for i := range s.Rules {
		rule := &s.Rules[i]
		line := fmt.Sprintf("%-*s  %-7s%s", widest, rule.Rule.ID, severityName(rule.Severity.Value), origin(s, rule.Severity, off(rule)))
		fmt.Fprintln(out, runner.UnarmedLine(strings.TrimRight(line, " ")))
		if !rule.Ignorable.At.IsZero() {
			fmt.Fprintf(out, "  ignorable = %t%s\n", rule.Ignorable.Value, origin(s, rule.Ignorable, ""))
		}
		for j, option := range rule.Options {
			fmt.Fprintln(out, runner.UnarmedLine(fmt.Sprintf("  %s = %s%s", rule.Rule.Options[j].Name, text.Plain(lint.Literal(option.Value)), origin(s, option, ""))))
		}
	}
	return out.Flush()
}

// managedText writes what was chosen about what the project manages.
func managedText(out io.Writer, s *Settings) {
	for _, kind := range lint.Kinds {
		if choice := *s.Managed.Choice(kind); !choice.At.IsZero() {
			fmt.Fprintf(out, "managed %s = %t%s\n", kind, choice.Value, origin(s, choice, ""))
		}
	}
	listText(out, s, "managed except", s.Managed.Except)
}

// listText writes a list that somebody chose.
func listText(out io.Writer, s *Settings, name string, choice lint.Choice[[]string]) {
	if !choice.At.IsZero() {
		fmt.Fprintln(out, runner.UnarmedLine(fmt.Sprintf("%s = %s%s", name, text.Plain(lint.Literal(choice.Value)), origin(s, choice, ""))))
	}
}

func severityName(s diag.Severity) string {
	if s == lint.Off {
		return "off"
	}
	return s.String()
}

// off says when a rule would be on that nobody switched off.
func off(rule *lint.Resolved) string {
	if rule.Severity.Value == lint.Off {
		return "on under the preset " + string(lint.Strict)
	}
	return ""
}

// origin is where a value was chosen, as something to stand behind it.
func origin[T any](s *Settings, choice lint.Choice[T], otherwise string) string {
	from := otherwise
	if !choice.At.IsZero() {
		file := choice.At.File
		if s.Place != nil {
			file = s.Place(file)
		}
		from = fmt.Sprintf("%s:%d:%d", text.Plain(file), choice.At.Start.Line, choice.At.Start.Column)
	}
	if choice.Paths != nil {
		from += " for " + text.Plain(strings.Join(choice.Paths, ", "))
	}
	if from == "" {
		return ""
	}
	return "  (" + from + ")"
}
