package plan

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"grants/internal/english"
	"grants/internal/render/runner"
	"grants/internal/render/text"
	"grants/plan"
	"grants/plan/objects"
)

var signs = map[objects.Action]string{objects.Create: "+", objects.Update: "~", objects.Replace: "-/+", objects.Delete: "-"}

// changes lists the source changes. Those without effect on access are only named, unless everything is wanted.
func (t *textWriter) changes(everything bool) {
	if len(t.plan.Changes) == 0 {
		return
	}
	t.line("%s", t.Paint(text.Bold, "Source changes"))
	var shown []*objects.Change
	var harmless []string
	for i := range t.plan.Changes {
		change := &t.plan.Changes[i]
		if everything || change.Effect != objects.EffectNone {
			shown = append(shown, change)
		} else {
			harmless = append(harmless, text.Plain(change.Address))
		}
	}
	width, sign := 0, 1
	for _, change := range shown {
		sign = max(sign, len(signs[change.Action]))
		width = max(width, min(maxNameColumns, text.Columns(change.Address)))
	}
	within := t.rows.within(len(shown))
	for _, change := range shown[:within] {
		t.change(change, sign, width)
	}
	t.more(len(shown)-within, "change", "")
	if len(harmless) > 0 {
		t.line("  and %d without effect on access: %s", len(harmless), text.SomeOf(harmless, 10))
	}
	t.line("")
}

func (t *textWriter) change(change *objects.Change, sign, width int) {
	details := t.details(change)
	head := "  " + pad(signs[change.Action], sign) + " " + pad(text.Plain(change.Address), width)
	indent := 2 + sign + 1 + max(width, text.Columns(change.Address))
	if len(details) == 0 || t.isNarrow(indent+3, details) {
		t.line("%s", strings.TrimRight(head, " "))
		head, indent = strings.Repeat(" ", 2+sign), 2+sign
	}
	for n, detail := range details {
		if n > 0 {
			head = strings.Repeat(" ", indent)
		}
		t.hang(head+"   ", indent+5, detail)
	}
}

// isNarrow reports whether the terminal has too little room for some lines from a column on.
func (t *textWriter) isNarrow(column int, lines []string) bool {
	least := leastForDeltas
	for _, line := range lines {
		least = max(least, 2+text.LongestWord(line))
	}
	return t.rows.Width > 0 && t.rows.Width < column+least
}

// details is a line for each thing that differs.
func (t *textWriter) details(change *objects.Change) []string {
	var lines []string
	for i := range change.Attributes {
		lines = append(lines, t.attribute(change.Kind, &change.Attributes[i])...)
	}
	if change.Action == objects.Replace {
		lines = append(lines, forced(change, text.Plain))
	}
	if change.Note != "" {
		lines = append(lines, text.Plain(change.Note))
	}
	return lines
}

func (t *textWriter) attribute(kind string, a *objects.Attribute) []string {
	if !a.IsSet {
		before, after := t.highlight(shown(a.Before), shown(a.After))
		return []string{fmt.Sprintf("%s %s → %s", text.Plain(a.Name), before, after)}
	}
	name := setName(kind, a)
	var lines []string
	if len(a.Added) > 0 {
		lines = append(lines, wrap("+ "+name+text.List(a.Added), t.columns(textColumns)/2)...)
	}
	if len(a.Removed) > 0 {
		lines = append(lines, wrap("- "+name+text.List(a.Removed), t.columns(textColumns)/2)...)
	}
	return lines
}

// shown is the value of an attribute. What isn't a word is quoted.
func shown(value any) string {
	switch v := value.(type) {
	case nil:
		return "(none)"
	case string:
		if strings.ContainsFunc(v, func(r rune) bool { return r <= ' ' || r == '"' }) {
			return text.Plain(strconv.Quote(v))
		}
		return text.Plain(v)
	}
	return fmt.Sprint(value)
}

// mostTripping is how many impacts the line on standard error names.
const mostTripping = 10

// trippingNotes is what the notes are about that a gate names, and how many more there are.
func trippingNotes(p *plan.Plan) (names []string, more int) {
	for _, note := range worstFirst(p) {
		name := text.Plain(note.Address)
		switch {
		case !p.IsTrippedBy(note) || slices.Contains(names, name):
		case len(names) == mostTripping:
			more++
		default:
			names = append(names, name)
		}
	}
	return names, more
}

// Tripped is the line that says which gates closed, and because of whom.
func Tripped(p *plan.Plan, impacts iter.Seq[*plan.Impact]) string {
	var names []string
	last, more := "", 0
	for i := range impacts {
		name := who(i, text.Spoken) + " → " + apiName(i, text.Spoken)
		switch {
		case name == last:
		case len(names) < mostTripping:
			names = append(names, name)
		default:
			more++
		}
		last = name
	}
	if len(names) == 0 {
		names, more = trippingNotes(p)
	}
	if len(names) == 0 {
		names = append(names, english.Count(len(p.Changes), "source change"))
	}
	if more > 0 {
		names = append(names, "and "+strconv.Itoa(more)+" more")
	}
	return runner.UnarmedLine("--fail-on " + strings.Join(p.Gate.Tripped, ", ") + " matched: " + strings.Join(names, ", "))
}
