package plan

import "grants/plan/objects"

// markEffects says of every change what it does to access. Impacts come first: they note their causes.
func (c *comparison) markEffects(changes []objects.Change) {
	for _, p := range c.Apps {
		if objects.GetsID(p) {
			c.Caused[objects.SideAddress{Side: "head", Address: p.After.Address}] = struct{}{}
		}
	}
	for i := range changes {
		change := &changes[i]
		change.Effect = objects.EffectNone
		for _, where := range []objects.SideAddress{change.Before, change.After} {
			if note, ok := c.Moved[where]; ok && change.Effect == objects.EffectNone {
				change.Effect, change.Note = objects.EffectSource, note
			}
			if _, ok := c.Caused[where]; ok {
				if change.Effect == objects.EffectSource {
					change.Note = ""
				}
				change.Effect = objects.EffectAccess
			}
		}
		change.MarkUndecided()
	}
}
