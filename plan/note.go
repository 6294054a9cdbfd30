package plan

import (
	"cmp"
	"slices"
	"strings"

	"grants/compiler"
	"grants/diag"
	"grants/plan/notes"
)

// NoteRisk is the risk of a diagnostic that stands for somebody who gains, so that it counts as an impact does and is never left out; the others
// have none.
func NoteRisk(note *diag.Finding) Level {
	switch {
	case note.Rule != notes.CodeClientIDSet && note.Rule != notes.CodeOpened:
		return NoRisk
	case note.Severity != diag.Info.String():
		return High
	case note.Rule == notes.CodeOpened:
		return Medium
	}
	return Low
}

// NoteGains reports whether a diagnostic stands for applications that gain and that the files do not have.
func NoteGains(note *diag.Finding) bool { return note.Rule == notes.CodeOpened }

// Note adds diagnostics about the change that come from elsewhere, at places in the head.
func (p *Plan) Note(found []diag.Diagnostic, head *compiler.Tenant) {
	for i := range found {
		p.Diagnostics = append(p.Diagnostics, notes.Finding(head, &found[i]))
	}
	slices.SortStableFunc(p.Diagnostics, func(x, y diag.Finding) int {
		return cmp.Or(strings.Compare(x.File, y.File), cmp.Compare(start(&x), start(&y)), strings.Compare(x.Rule, y.Rule),
			strings.Compare(x.Address, y.Address), strings.Compare(x.Key, y.Key), strings.Compare(x.Message, y.Message))
	})
}

func start(f *diag.Finding) int {
	if f.Range == nil {
		return -1
	}
	return f.Range.Start.Byte
}

// GuardsWeakened is how many diagnostics are about what judges changes.
func (p *Plan) GuardsWeakened() int {
	n := 0
	for i := range p.Diagnostics {
		if p.Diagnostics[i].Rule == notes.CodeGuardWeakened {
			n++
		}
	}
	return n
}

// openingReasons are the reasons that rows would have of those who gain by an opening, of which there are none.
func (c *comparison) openingReasons(o *notes.Opening) []Reason {
	found, _ := rated(map[Reason]bool{
		PolicyOpened: o.Was != "", SensitiveScope: len(o.Sensitive(c.Pairing)) > 0, SystemAPIGain: c.IsLikeSystem(o.API),
		Opens: o.Is == compiler.AllowAll, ImplicitGain: o.Is == compiler.AllowAll,
	}, Opens)
	return found
}

// notes are the diagnostics of a plan, with the reasons of those that stand for somebody who gains.
func (c *comparison) notes(p *Plan, openings []notes.Opening) ([]diag.Finding, map[notes.ID][]Reason) {
	found, told := notes.Of(c.Pairing, p.Changes, openings, shutOut(p.Impacts))
	reasons := map[notes.ID][]Reason{}
	for id, o := range told {
		reasons[id] = c.openingReasons(o)
	}
	return found, reasons
}

// openings are the APIs that let in whom the files do not have, which are causes, too.
func (c *comparison) openings() []notes.Opening {
	found := notes.OpeningsOf(c.Pairing, c.elsewhere)
	for i := range found {
		for _, at := range found[i].Objects() {
			c.Caused[at] = struct{}{}
		}
	}
	return found
}

// shutOut are the addresses of the applications of which users get no token any more, by audience.
func shutOut(impacts []Impact) map[string][]string {
	shut := map[string][]string{}
	for i := range impacts {
		impact := &impacts[i]
		if impact.Refused && !impact.AnyThirdParty && impact.SubjectType == string(compiler.User) {
			for each := range impact.each() {
				shut[impact.Audience] = append(shut[impact.Audience], each.Application)
			}
		}
	}
	return shut
}
