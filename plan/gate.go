package plan

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"grants/diag"
	"grants/plan/notes"
)

// Gate is which selectors were to stop the pipeline, and which of them matched.
type Gate struct {
	FailOn  []string `json:"fail_on"`
	Tripped []string `json:"tripped"`
	Guards  Guards   `json:"guards"` // whose settings judged the change
}

// Guards is the side whose settings judge a change.
type Guards string

// The sides.
const (
	GuardsHead Guards = "head"
	GuardsBase Guards = "base"
)

// PolicyPrefix begins the gates that are policies of a team, whose findings are among the diagnostics.
const PolicyPrefix = "policy:"

// Selector picks plans that must not pass: change, gain, loss, risk:LEVEL (that level or higher, of an impact or of a diagnostic that has
// one), the id of a risk reason, or the code of a diagnostic.
type Selector string

// ParseSelector checks a selector.
func ParseSelector(s string) (Selector, error) {
	switch {
	case slices.Contains([]string{"change", "gain", "loss"}, s), isReason(Reason(s)), slices.Contains(notes.Codes(), s):
		return Selector(s), nil
	case len(s) > len(PolicyPrefix) && strings.HasPrefix(s, PolicyPrefix):
		return Selector(s), nil
	case strings.HasPrefix(s, "risk:") && slices.Contains(levels[1:], Level(s[len("risk:"):])):
		return Selector(s), nil
	}
	return "", fmt.Errorf("%q is no gate: expected change, gain, loss, risk:low, risk:medium, risk:high, policy:NAME, or one of %s", s,
		strings.Join(slices.Concat(reasonNames(), notes.Codes()), ", "))
}

// Gates are the selectors that there are.
func Gates() []string {
	return slices.Concat([]string{"change", "gain", "loss", "risk:low", "risk:medium", "risk:high"}, reasonNames(), notes.Codes())
}

// Covers reports whether a plan that trips another selector trips this one too, whatever the plan is.
func (s Selector) Covers(other Selector) bool {
	level, isLevel := strings.CutPrefix(string(s), "risk:")
	wanted, wantsLevel := strings.CutPrefix(string(other), "risk:")
	switch {
	case s == other:
		return true
	case isLevel && wantsLevel:
		return Level(wanted).AtLeast(Level(level))
	case s == "change":
		return other == "gain" || other == "loss" || isReason(Reason(other)) || strings.HasPrefix(string(other), PolicyPrefix)
	case level == string(Low):
		return other == "gain" || isReason(Reason(other)) || other == notes.CodeClientIDSet || other == notes.CodeOpened
	case s == "gain": // which does not see what is the platform's own default, sensitive or not
		return isReason(Reason(other)) && !slices.Contains(ofDefaults, Reason(other)) || other == notes.CodeOpened
	}
	return false
}

// ofDefaults are the reasons that a platform default can have.
var ofDefaults = []Reason{PlatformDefault, SensitiveScope}

func isReason(reason Reason) bool { return slices.Contains(reasonNames(), string(reason)) }

func reasonNames() []string {
	names := make([]string, len(reasons))
	for i, r := range reasons {
		names[i] = string(r.reason)
	}
	return names
}

// Close records the gates and returns the impacts that trip one of them, in order and one for each application, of which no more than the names is right.
// A plan may trip change without an impact.
func (p *Plan) Close(selectors []Selector) iter.Seq[*Impact] {
	only := *p
	only.Impacts = nil
	tripped := map[Selector]bool{}
	for i := range p.Impacts {
		impact, trips := &p.Impacts[i], false
		for _, s := range selectors {
			if s.matches(impact) {
				tripped[s], trips = true, true
			}
		}
		if trips {
			only.Impacts = append(only.Impacts, *impact)
		}
	}
	for i := range p.RoleImpacts {
		about := p.RoleImpacts[i].asImpact()
		for _, s := range selectors {
			tripped[s] = tripped[s] || s.matches(about)
		}
	}
	for _, s := range selectors {
		p.Gate.FailOn = append(p.Gate.FailOn, string(s))
		if tripped[s] || s == "change" && len(p.Changes) > 0 || p.has(s) {
			p.Gate.Tripped = append(p.Gate.Tripped, string(s))
		}
	}
	return only.names()
}

// has reports whether a selector is the code of one of the diagnostics, or a level that one of them has.
func (p *Plan) has(s Selector) bool {
	return slices.ContainsFunc(p.Diagnostics, func(d diag.Finding) bool { return p.noteMatches(s, &d) })
}

// IsTrippedBy reports whether a diagnostic is one by which a gate tripped.
func (p *Plan) IsTrippedBy(note *diag.Finding) bool {
	return slices.ContainsFunc(p.Gate.Tripped, func(s string) bool { return p.noteMatches(Selector(s), note) })
}

func (p *Plan) noteMatches(s Selector, note *diag.Finding) bool {
	level, isLevel := strings.CutPrefix(string(s), "risk:")
	switch {
	case isLevel:
		return NoteRisk(note).AtLeast(Level(level))
	case s == "gain":
		return NoteGains(note)
	}
	return note.Rule == string(s) || slices.Contains(p.noteReasons[notes.ID{Rule: note.Rule, Address: note.Address, Key: note.Key}], Reason(s))
}

func (s Selector) matches(i *Impact) bool {
	level, isLevel := strings.CutPrefix(string(s), "risk:")
	switch {
	case isLevel:
		return i.Risk.rank() >= Level(level).rank()
	case s == "change":
		return true
	case s == "gain":
		return (i.Gains() || i.GainsLatent()) && !i.PlatformDefault
	case s == "loss":
		return i.Loses() && !i.uncounted
	}
	return slices.Contains(i.RiskReasons, Reason(s))
}
