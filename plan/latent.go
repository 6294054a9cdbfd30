package plan

import (
	"slices"

	"grants/plan/objects"
)

// Latent is what changes for a cell without the application being able to use it: the ceiling is the most that it would have with the flow, and this is
// what changes of the ceiling beyond what is gained and lost. Its lists are sorted and never nil.
type Latent struct {
	Only        bool     `json:"latent"` // nothing that the application can use changes
	Gained      []string `json:"gained_latent"`
	Lost        []string `json:"lost_latent"`
	GainedTypes []string `json:"gained_authorization_details_types_latent"`
	LostTypes   []string `json:"lost_authorization_details_types_latent"`
	Opens       bool     `json:"opens_latent"`
	Closes      bool     `json:"closes_latent"`
	Admitted    bool     `json:"admitted_latent"`
	Refused     bool     `json:"refused_latent"`
	Relaxed     []string `json:"relaxed_latent"`
	Tightened   []string `json:"tightened_latent"`
}

// GainsLatent reports whether somebody could do more with the flow that they lack, beyond what they gain.
func (i *Impact) GainsLatent() bool {
	l := i.Latent
	return len(l.Gained)+len(l.GainedTypes)+len(l.Relaxed) > 0 || l.Opens || l.Admitted
}

// LosesLatent reports whether somebody could do less with the flow that they lack, beyond what they lose.
func (i *Impact) LosesLatent() bool {
	l := i.Latent
	return len(l.Lost)+len(l.LostTypes)+len(l.Tightened) > 0 || l.Closes || l.Refused
}

// exists reports whether anything changes, usable or not.
func (i *Impact) exists() bool {
	return i.Gains() || i.Loses() || i.GainsLatent() || i.LosesLatent()
}

// measureLatent adds what the ceiling gains and loses beyond what can be used.
func (i *Impact) measureLatent(before, after *view) {
	b, a := &before.access, &after.access
	ceiling := difference(b, a)
	i.Latent = Latent{
		Gained: objects.Missing(ceiling.Gained, i.Gained), Lost: objects.Missing(ceiling.Lost, i.Lost),
		GainedTypes: objects.Missing(ceiling.GainedTypes, i.GainedTypes), LostTypes: objects.Missing(ceiling.LostTypes, i.LostTypes),
		Opens: ceiling.Opens && !i.Opens, Closes: ceiling.Closes && !i.Closes,
		Admitted: ceiling.Admitted && !i.Admitted, Refused: ceiling.Refused && !i.Refused,
		Relaxed: objects.Missing(ceiling.Relaxed, i.Relaxed), Tightened: objects.Missing(ceiling.Tightened, i.Tightened),
	}
	if i.Admitted { // by a flow that opens: how it is now is all gained
		i.Latent.Relaxed = []string{}
	}
	if i.Refused {
		i.Latent.Tightened = []string{}
	}
	i.Latent.Only = i.exists() && !i.Gains() && !i.Loses()
}

// ofCeiling is the impact as if everybody had every flow that is opened somewhere: what is latent is among what is gained and lost.
func (i *Impact) ofCeiling() *Impact {
	whole, l := *i, i.Latent
	whole.Gained, whole.Lost = joined(i.Gained, l.Gained), joined(i.Lost, l.Lost)
	whole.GainedTypes, whole.LostTypes = joined(i.GainedTypes, l.GainedTypes), joined(i.LostTypes, l.LostTypes)
	whole.Opens, whole.Closes = i.Opens || l.Opens, i.Closes || l.Closes
	whole.Admitted, whole.Refused = i.Admitted || l.Admitted, i.Refused || l.Refused
	whole.Relaxed, whole.Tightened = joined(i.Relaxed, l.Relaxed), joined(i.Tightened, l.Tightened)
	return &whole
}

// AsLatent is the impact with what is latent in the place of what is usable, to say it in the same words.
func (i *Impact) AsLatent() *Impact {
	latent, l := *i, i.Latent
	latent.Gained, latent.Lost, latent.GainedTypes, latent.LostTypes = l.Gained, l.Lost, l.GainedTypes, l.LostTypes
	latent.Opens, latent.Closes, latent.Admitted, latent.Refused = l.Opens, l.Closes, l.Admitted, l.Refused
	latent.Relaxed, latent.Tightened = l.Relaxed, l.Tightened
	return &latent
}

// joined is both of two sorted lists without a common item, sorted.
func joined(x, y []string) []string {
	if len(y) == 0 {
		return x
	}
	return slices.Sorted(slices.Values(slices.Concat(x, y)))
}

// rateBoth is the reasons, in the order of rated, and the level: of what is latent a level lower, as somebody has to add the flow first. Nobody gains
// both, since what a flow makes usable is gained as a whole; were it so, the higher level would count.
func rateBoth(i *Impact, rate func(*Impact) ([]Reason, Level)) ([]Reason, Level) {
	reasons, level := rate(i)
	if !i.GainsLatent() {
		return reasons, level
	}
	more, latent := rate(i.AsLatent())
	if latent.rank() > Low.rank() {
		latent = levels[latent.rank()-1]
	}
	if latent.rank() > level.rank() {
		level = latent
	}
	for _, reason := range more {
		if !slices.Contains(reasons, reason) {
			reasons = append(reasons, reason)
		}
	}
	return reasons, level
}
