package plan

import (
	"slices"
	"strconv"

	"grants/diag"
	"grants/internal/english"
	"grants/plan"
)

// judgedByBase is what people must know where it is not the head.
const judgedByBase = "Judged by the settings and gates of the baseline"

// sideNotes are what people must know about how the two sides were read.
func sideNotes(p *plan.Plan) []string {
	notes := slices.Concat(p.Base.Notes, p.Head.Notes)
	if len(p.SharedValues) > 0 {
		notes = append(notes, SharedValues(p.SharedValues))
	}
	return notes
}

// SharedValues says which flags give both sides of a comparison the same values.
func SharedValues(flags []string) string {
	if len(flags) == 1 {
		return flags[0] + " counts for both sides"
	}
	return english.List(flags) + " count for both sides"
}

// worstFirst is the diagnostics of a plan, errors first.
func worstFirst(p *plan.Plan) []*diag.Finding {
	sorted := make([]*diag.Finding, len(p.Diagnostics))
	for i := range p.Diagnostics {
		sorted[i] = &p.Diagnostics[i]
	}
	slices.SortStableFunc(sorted, func(x, y *diag.Finding) int { return int(severityOf(y)) - int(severityOf(x)) })
	return sorted
}

// shownNotes is the first of some notes as far as people read them, and every one that stands for somebody who gains; and how many are left out.
func shownNotes(all []*diag.Finding) (shown []*diag.Finding, more int) {
	for n, note := range all {
		if n < maxNotes || plan.NoteRisk(note).AtLeast(plan.Low) {
			shown = append(shown, note)
		}
	}
	return shown, len(all) - len(shown)
}

// severityOf is a finding's severity; one of a later version is an error.
func severityOf(finding *diag.Finding) diag.Severity {
	for _, severity := range []diag.Severity{diag.Info, diag.Warning} {
		if finding.Severity == severity.String() {
			return severity
		}
	}
	return diag.Error
}

// notePlace is the file and line of a finding; empty where there is no source.
func notePlace(finding *diag.Finding) string {
	if finding.Range == nil {
		return ""
	}
	return finding.File + ":" + strconv.Itoa(finding.Range.Start.Line)
}
