package plan

import (
	"cmp"
	"slices"

	"grants/diag"
	"grants/plan/notes"
	"grants/plan/objects"
)

// Keep is the plan with only some of its impacts, and of its changes and diagnostics those that are about their causes. It is for printing:
// the summary and the gate stay those of the whole plan, and so do the operations, since it is not safe to send only some of them. The
// selectors are noted.
func (p *Plan) Keep(selectors []string, keep func(*Impact) bool) *Plan {
	kept := *p
	kept.Only, kept.total = selectors, p.Count()
	kept.Impacts, kept.Changes = []Impact{}, []objects.Change{}
	causes := map[objects.SideAddress]bool{}
	for i := range p.Impacts {
		impact := p.Impacts[i].keep(keep)
		if impact == nil {
			continue
		}
		kept.Impacts = append(kept.Impacts, *impact)
		for _, cause := range impact.Because {
			causes[objects.SideAddress{Side: cause.Side, Address: cause.Address}] = true
			if cause.Address != impact.Application {
				continue
			}
			for each := range impact.each() {
				causes[objects.SideAddress{Side: cause.Side, Address: each.Application}] = true
			}
		}
	}
	kept.RoleImpacts = keepRoles(p.RoleImpacts, keep, causes)
	slices.SortStableFunc(kept.Impacts, compareImpacts) // another application may stand for what is left of one
	addresses := map[string]bool{}
	for _, change := range p.Changes {
		if causes[change.Before] || causes[change.After] {
			kept.Changes = append(kept.Changes, change)
			addresses[change.Address] = true
		}
	}
	kept.Diagnostics = []diag.Finding{}
	for _, d := range p.Diagnostics {
		if addresses[d.Address] || d.Rule == notes.CodeGuardWeakened || keepsNote(keep, &d) {
			kept.Diagnostics = append(kept.Diagnostics, d)
		}
	}
	return &kept
}

// keepsNote asks about a note that has a risk what is asked about impacts.
func keepsNote(keep func(*Impact) bool, note *diag.Finding) bool {
	risk := NoteRisk(note)
	about := Impact{Application: note.Address, Risk: risk, RiskReasons: []Reason{Reason(note.Rule)}}
	if NoteGains(note) {
		about.Application, about.API = "", note.Address
	}
	return risk != NoRisk && keep(&about)
}

func compareImpacts(x, y Impact) int {
	return cmp.Or(
		cmp.Compare(x.Application, y.Application),
		cmp.Compare(text(x.ClientID), text(y.ClientID)),
		cmp.Compare(x.Audience, y.Audience),
		cmp.Compare(x.SubjectType, y.SubjectType),
	)
}

// keep is the impact for some of the applications that it is about; nil for none.
func (i *Impact) keep(wanted func(*Impact) bool) *Impact {
	if i.folded == nil {
		if wanted(i) {
			return i
		}
		return nil
	}
	var numbers []int
	n := 0
	for each := range i.each() {
		if wanted(each) {
			numbers = append(numbers, n)
		}
		n++
	}
	if len(numbers) == 0 {
		return nil
	}
	return i.some(numbers)
}

// some is the impact for some of its applications, by their numbers.
func (i *Impact) some(numbers []int) *Impact {
	was := i.folded
	f := folded{comparison: was.comparison, cell: was.cell, own: was.own}
	if first := numbers[0]; first > 0 && was.comparison != nil {
		f.cell.App = int(was.apps[first-1])
	}
	for _, n := range numbers[1:] {
		if was.comparison != nil {
			f.apps = append(f.apps, was.apps[n-1])
		} else {
			f.saved = append(f.saved, was.saved[n-1])
		}
	}
	kept := *i.member(numbers[0])
	kept.folded = &f
	return &kept
}

// Total is the number of impacts before Keep.
func (p *Plan) Total() int { return p.total }

// AtLeast reports whether a level is as high as another, or higher.
func (l Level) AtLeast(other Level) bool { return l.rank() >= other.rank() }

// ParseLevel checks the name of a level.
func ParseLevel(name string) (Level, bool) { return Level(name), Level(name).rank() > 0 }
