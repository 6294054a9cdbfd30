package plan

import "grants/diag"

// Keep is the plan with only some of its impacts, and of its changes and diagnostics those that are about their causes. It is for printing:
// the summary and the gate stay those of the whole plan, and so do the operations, since it is not safe to send only some of them. The
// selectors are noted.
func (p *Plan) Keep(selectors []string, keep func(*Impact) bool) *Plan {
	kept := *p
	kept.Only, kept.total = selectors, len(p.Impacts)
	kept.Impacts, kept.Changes = []Impact{}, []Change{}
	causes := map[sideAddress]bool{}
	for i := range p.Impacts {
		if !keep(&p.Impacts[i]) {
			continue
		}
		kept.Impacts = append(kept.Impacts, p.Impacts[i])
		for _, cause := range p.Impacts[i].Because {
			causes[sideAddress{cause.Side, cause.Address}] = true
		}
	}
	addresses := map[string]bool{}
	for _, change := range p.Changes {
		if causes[change.before] || causes[change.after] {
			kept.Changes = append(kept.Changes, change)
			addresses[change.Address] = true
		}
	}
	kept.Diagnostics = []diag.Finding{}
	for _, d := range p.Diagnostics {
		if addresses[d.Address] {
			kept.Diagnostics = append(kept.Diagnostics, d)
		}
	}
	return &kept
}

// Total is the number of impacts before Keep.
func (p *Plan) Total() int { return p.total }

// AtLeast reports whether a level is as high as another, or higher.
func (l Level) AtLeast(other Level) bool { return l.rank() >= other.rank() }

// ParseLevel checks the name of a level.
func ParseLevel(name string) (Level, bool) { return Level(name), Level(name).rank() > 0 }
