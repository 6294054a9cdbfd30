package render

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"grants/plan"
)

// PlanText writes a plan for people: who can do more, who can do less, because of which line, and what to deploy. Words carry the
// meaning, and colour repeats it.
func PlanText(w io.Writer, p *plan.Plan, show PlanShow, color bool) error {
	return PlanTextRows(w, p, show, color, Rows{Limit: DefaultRows})
}

// PlanTextRows is PlanText with a number of rows.
func PlanTextRows(w io.Writer, p *plan.Plan, show PlanShow, color bool, rows Rows) error {
	t := &planText{out: newWriter(w), plan: p, painter: painter(color), rows: rows}
	t.heading()
	switch {
	case len(p.Impacts) == 0 && len(p.Changes) == 0 && len(p.Only) == 0:
		t.line("No changes.")
		if len(p.Diagnostics) > 0 {
			t.line("")
		}
		t.notes()
		return t.out.Flush()
	case show == ShowAll && total(t.plan) == 0 && !t.plan.Summary.Risk.AtLeast(plan.Low):
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

type planText struct {
	out  *bufio.Writer
	plan *plan.Plan
	rows Rows
	painter
}

// more says how much of a section is left out.
func (t *planText) more(left int, noun, about string) {
	if left > 0 {
		t.line("  … and %s%s: see --limit, or the JSON", some(left, "more "+noun), about)
	}
}

// line writes a line of what is plain already.
func (t *planText) line(format string, args ...any) {
	fmt.Fprintln(t.out, unarmed(fmt.Sprintf(format, args...))) // the writer keeps its error for Flush
}

func (t *planText) heading() {
	at := ""
	if domain := tenantOf(t.plan); domain != "" {
		at = " at " + plain(domain)
	}
	t.line("Access%s from %s to %s. The tenant was not read.", at, plain(sideName(&t.plan.Base)), plain(headName(t.plan)))
	for _, note := range sideNotes(t.plan) {
		t.line("Note: %s.", plain(note))
	}
	if t.plan.Gate.Guards == plan.GuardsBase {
		t.line("%s.", judgedByBase)
	}
	if len(t.plan.Only) > 0 {
		t.line("Only %s: %d of %d impacts.", plain(strings.Join(t.plan.Only, ", ")), t.plan.Count(), total(t.plan))
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
func (t *planText) harmless() string {
	var names, undecided []string
	for i := range t.plan.Changes {
		change := &t.plan.Changes[i]
		if attributes := change.Undecided(); len(attributes) > 0 {
			undecided = append(undecided, strings.Join(attributes, " and ")+" of "+plain(change.Address))
		} else {
			names = append(names, plain(change.Address))
		}
	}
	var sentences []string
	if len(names) > 0 {
		sentences = append(sentences, some(len(names), "source change")+alter(len(names))+": "+someOf(names, 10)+".")
	}
	if n := len(undecided); n > 0 {
		sentences = append(sentences, "Not decided here is what "+verb(n, "these source changes alter", "this source change alters")+": "+someOf(undecided, 10)+".")
	}
	return strings.Join(sentences, " ")
}

// alter says of some changes that they change nobody's access.
func alter(n int) string { return verb(n, " do not alter", " does not alter") + " who can do what" }

// summary is the last line.
func (t *planText) summary() {
	t.line("%s", inNumbers(t.plan, func(risk string) string { return t.paint(riskPaint(t.plan.Summary.Risk), risk) }))
}

// riskPaint never is green: a gain is nothing to be glad about.
func riskPaint(level plan.Level) paint {
	switch level {
	case plan.High:
		return red
	case plan.Medium:
		return yellow
	}
	return ""
}
