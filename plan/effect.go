package plan

import "grants/compiler"

// noteSource remembers, of a cell whose access stays as it is, the objects that make it come from somewhere else now.
func (c *comparison) noteSource(at cell, before, after *view) {
	if !c.movesSource(before, after) {
		return
	}
	i := measure(before, after)
	x := &explanation{comparison: c, impact: i.ofCeiling(), cell: at, before: before, after: after, unresolved: c.unresolvedAt(at)}
	x.find()
	for _, cause := range x.causes {
		where := sideAddress{cause.Side, cause.Address}
		if _, noted := c.moved[where]; !noted && cause.Cause != ProvidedBy {
			c.moved[where] = "access stays as it is and comes from " + source(after) + " now"
		}
	}
}

// movesSource reports whether there is access on both sides, usable or latent, that something else gives now.
func (c *comparison) movesSource(before, after *view) bool {
	if before.foreign != nil || after.foreign != nil || !before.access.Allowed || !after.access.Allowed {
		return false
	}
	return before.access.Reason != after.access.Reason || !c.sameIdentity(before.access.Grant, after.access.Grant)
}

func (c *comparison) sameIdentity(b, a *compiler.ClientGrant) bool {
	if b == nil || a == nil {
		return b == a
	}
	return c.grantSlot(b) == c.grantSlot(a)
}

func source(v *view) string {
	if v.access.Grant != nil {
		return v.access.Grant.Address
	}
	return "the policy of " + v.api.Address
}

// markEffects says of every change what it does to access. Impacts come first: they note their causes.
func (c *comparison) markEffects(changes []Change) {
	for _, p := range c.apps {
		if getsID(p) {
			c.caused[sideAddress{"head", p.after.Address}] = struct{}{}
		}
	}
	for i := range changes {
		change := &changes[i]
		change.Effect = EffectNone
		for _, where := range []sideAddress{change.before, change.after} {
			if note, ok := c.moved[where]; ok && change.Effect == EffectNone {
				change.Effect, change.Note = EffectSource, note
			}
			if _, ok := c.caused[where]; ok {
				change.Effect, change.Note = EffectAccess, ""
			}
		}
		change.markUndecided()
	}
}
