package plan

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"grants/internal/english"
	"grants/internal/render/runner"
	"grants/internal/render/text"
	"grants/plan"
)

// Text writes a plan for people: who can do more, who can do less, because of which line, and what to deploy. Words carry the
// meaning, and colour repeats it.
func Text(w io.Writer, p *plan.Plan, show Show, color bool) error {
	return TextRows(w, p, show, color, Rows{Limit: DefaultRows})
}

// TextRows is Text with a number of rows.
func TextRows(w io.Writer, p *plan.Plan, show Show, color bool, rows Rows) error {
	t := &textWriter{out: text.NewWriter(w), plan: p, Painter: text.Painter(color), rows: rows}
	t.heading()
	switch {
	case len(p.Impacts) == 0 && len(p.RoleImpacts) == 0 && len(p.Changes) == 0 && len(p.Only) == 0:
		t.line("No changes.")
		if len(p.Diagnostics) > 0 {
			t.line("")
		}
		t.notes()
		return t.out.Flush()
	case show == ShowAll && total(t.plan) == 0 && len(p.RoleImpacts) == 0 && !t.plan.Summary.Risk.AtLeast(plan.Low):
		t.line("%s", strings.TrimSpace("No access changes. "+t.harmless()))
		if unresolved := unresolvedCounts(&t.plan.Summary.Unresolved); len(unresolved) > 0 {
			t.line("%s.", capitalized(strings.Join(unresolved, ", ")))
		}
		if len(t.plan.Diagnostics) > 0 {
			t.line("")
		}
		t.notes()
		return t.out.Flush()
	}
	if show != ShowChanges {
		t.impacts()
		t.roles()
	}
	if show != ShowImpacts {
		t.changes(show == ShowChanges)
	}
	if t.notes(); len(t.plan.Diagnostics) > 0 {
		t.line("")
	}
	t.summary()
	return t.out.Flush()
}

type textWriter struct {
	out  *bufio.Writer
	plan *plan.Plan
	rows Rows
	text.Painter
}

// more says how much of a section is left out.
func (t *textWriter) more(left int, noun, about string) {
	if left > 0 {
		t.line("  … and %s%s: see --limit, or the JSON", english.Count(left, "more "+noun), about)
	}
}

// line writes a line of what is plain already. On a terminal that is too narrow it goes on below, a little further in than it began.
func (t *textWriter) line(format string, args ...any) {
	line := fmt.Sprintf(format, args...)
	words := strings.TrimLeft(line, " ")
	start := len(line) - len(words)
	t.hang(line[:start], start+min(start, 2), words)
}

// hang writes words behind what a line begins with; on a terminal that is too narrow they go on below, from a column.
func (t *textWriter) hang(start string, column int, words string) {
	lines := []string{words}
	if t.rows.Width > 0 {
		lines = text.Wrap(words, t.rows.Width-column)
	}
	for n, line := range lines {
		if n > 0 {
			start = strings.Repeat(" ", column)
		}
		fmt.Fprintln(t.out, runner.UnarmedLine(start+line)) // the writer keeps its error for Flush
	}
}

// columns is how far a line goes: as far as most read well, or as the terminal.
func (t *textWriter) columns(most int) int {
	if t.rows.Width == 0 {
		return most
	}
	return min(most, t.rows.Width)
}

func (t *textWriter) heading() {
	at := ""
	if domain := tenantOf(t.plan); domain != "" {
		at = " at " + text.Plain(domain)
	}
	t.line("Access%s from %s to %s. The tenant was not read.", at, text.Plain(sideName(&t.plan.Base)), text.Plain(headName(t.plan)))
	for _, note := range sideNotes(t.plan) {
		t.line("Note: %s.", text.Plain(note))
	}
	if t.plan.Gate.Guards == plan.GuardsBase {
		t.line("%s.", judgedByBase)
	}
	if len(t.plan.Only) > 0 {
		t.line("Only %s: %d of %d impacts.", text.Plain(strings.Join(t.plan.Only, ", ")), t.plan.Count(), total(t.plan))
	}
	t.line("")
}

// sideName is what a side was resolved to.
func sideName(side *plan.Side) string {
	_, value, _ := strings.Cut(side.Spec, ":")
	switch {
	case side.Revision != nil && strings.HasPrefix(side.Spec, "merge-base:"):
		return shortHash(*side.Revision) + " (merge base with " + value + ")"
	case side.Revision != nil && strings.HasPrefix(*side.Revision, value):
		return shortHash(*side.Revision)
	case side.Revision != nil:
		return shortHash(*side.Revision) + " (" + value + ")"
	case side.Kind == "empty":
		return "nothing"
	case side.Kind == "index":
		return "the index"
	}
	return side.Path
}

func headName(p *plan.Plan) string {
	switch {
	case p.Head.Kind == "dir" && (p.Base.Kind == "git" || p.Base.Kind == "index"):
		return "the working tree"
	case p.Head.Kind == "dir" && p.Head.Path == ".":
		return "the current folder"
	}
	return sideName(&p.Head)
}

func shortHash(hash string) string { return hash[:min(len(hash), 7)] }

// harmless is the sentence for changes that alter nothing, and for those of which nobody can tell here.
func (t *textWriter) harmless() string {
	var names, undecided []string
	for i := range t.plan.Changes {
		change := &t.plan.Changes[i]
		if attributes := change.Undecided(); len(attributes) > 0 {
			undecided = append(undecided, strings.Join(attributes, " and ")+" of "+text.Plain(change.Address))
		} else {
			names = append(names, text.Plain(change.Address))
		}
	}
	var sentences []string
	if len(names) > 0 {
		sentences = append(sentences, english.Count(len(names), "source change")+alter(len(names))+": "+text.SomeOf(names, 10)+".")
	}
	if n := len(undecided); n > 0 {
		sentences = append(sentences, "Not decided here is what "+english.Verb(n, "these source changes alter", "this source change alters")+": "+text.SomeOf(undecided, 10)+".")
	}
	return strings.Join(sentences, " ")
}

// alter says of some changes that they change nobody's access.
func alter(n int) string {
	return english.Verb(n, " do not alter", " does not alter") + " who can do what"
}

// summary is the last line.
func (t *textWriter) summary() {
	t.line("%s", inNumbers(t.plan, func(risk string) string { return t.Paint(riskPaint(t.plan.Summary.Risk), risk) }))
}

// riskPaint never is green: a gain is nothing to be glad about.
func riskPaint(level plan.Level) text.Color {
	switch level {
	case plan.High:
		return text.Red
	case plan.Medium:
		return text.Yellow
	}
	return ""
}
