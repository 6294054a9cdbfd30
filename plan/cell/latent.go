package cell

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

// Lists are what it consists of, in the order of the fields.
func (l *Latent) Lists() []*[]string {
	return []*[]string{&l.Gained, &l.Lost, &l.GainedTypes, &l.LostTypes, &l.Relaxed, &l.Tightened}
}

// GainsLatent reports whether somebody could do more with the flow that they lack, beyond what they gain.
func (d *Difference) GainsLatent() bool {
	l := d.Latent
	return len(l.Gained)+len(l.GainedTypes)+len(l.Relaxed) > 0 || l.Opens || l.Admitted
}

// LosesLatent reports whether somebody could do less with the flow that they lack, beyond what they lose.
func (d *Difference) LosesLatent() bool {
	l := d.Latent
	return len(l.Lost)+len(l.LostTypes)+len(l.Tightened) > 0 || l.Closes || l.Refused
}

// Exists reports whether anything changes, usable or not.
func (d *Difference) Exists() bool {
	return d.Gains() || d.Loses() || d.GainsLatent() || d.LosesLatent()
}

// measureLatent adds what the ceiling gains and loses beyond what can be used.
func (d *Difference) measureLatent(before, after *View) {
	b, a := &before.Access, &after.Access
	ceiling := difference(b, a)
	d.Latent = Latent{
		Gained: objects.Missing(ceiling.Gained, d.Gained), Lost: objects.Missing(ceiling.Lost, d.Lost),
		GainedTypes: objects.Missing(ceiling.GainedTypes, d.GainedTypes), LostTypes: objects.Missing(ceiling.LostTypes, d.LostTypes),
		Opens: ceiling.Opens && !d.Opens, Closes: ceiling.Closes && !d.Closes,
		Admitted: ceiling.Admitted && !d.Admitted, Refused: ceiling.Refused && !d.Refused,
		Relaxed: objects.Missing(ceiling.Relaxed, d.Relaxed), Tightened: objects.Missing(ceiling.Tightened, d.Tightened),
	}
	if d.Admitted { // by a flow that opens: how it is now is all gained
		d.Latent.Relaxed = []string{}
	}
	if d.Refused {
		d.Latent.Tightened = []string{}
	}
	d.Latent.Only = d.Exists() && !d.Gains() && !d.Loses()
}

// OfCeiling is the difference as if everybody had every flow that is opened somewhere: what is latent is among what is gained and lost.
func (d *Difference) OfCeiling() *Difference {
	whole, l := *d, d.Latent
	whole.Gained, whole.Lost = joined(d.Gained, l.Gained), joined(d.Lost, l.Lost)
	whole.GainedTypes, whole.LostTypes = joined(d.GainedTypes, l.GainedTypes), joined(d.LostTypes, l.LostTypes)
	whole.Opens, whole.Closes = d.Opens || l.Opens, d.Closes || l.Closes
	whole.Admitted, whole.Refused = d.Admitted || l.Admitted, d.Refused || l.Refused
	whole.Relaxed, whole.Tightened = joined(d.Relaxed, l.Relaxed), joined(d.Tightened, l.Tightened)
	return &whole
}

// AsLatent is the difference with what is latent in the place of what is usable, to say it in the same words.
func (d *Difference) AsLatent() Difference {
	latent, l := *d, d.Latent
	latent.Gained, latent.Lost, latent.GainedTypes, latent.LostTypes = l.Gained, l.Lost, l.GainedTypes, l.LostTypes
	latent.Opens, latent.Closes, latent.Admitted, latent.Refused = l.Opens, l.Closes, l.Admitted, l.Refused
	latent.Relaxed, latent.Tightened = l.Relaxed, l.Tightened
	return latent
}

// joined is both of two sorted lists without a common item, sorted.
func joined(x, y []string) []string {
	if len(y) == 0 {
		return x
	}
	return slices.Sorted(slices.Values(slices.Concat(x, y)))
}
