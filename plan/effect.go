package plan

import (
	"grants/compiler"
	"grants/plan/objects"
)

// noteSource remembers, of a cell whose access stays as it is, the objects that make it come from somewhere else now.
func (c *comparison) noteSource(at objects.Cell, before, after *view) {
	if !c.movesSource(before, after) {
		return
	}
	i := measure(before, after)
	x := &explanation{comparison: c, impact: i.ofCeiling(), cell: at, before: before, after: after, unresolved: c.UnresolvedAt(at)}
	x.find()
	for _, cause := range x.causes {
		where := objects.SideAddress{Side: cause.Side, Address: cause.Address}
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
	return c.GrantSlot(b) == c.GrantSlot(a)
}

func source(v *view) string {
	if v.access.Grant != nil {
		return v.access.Grant.Address
	}
	return "the policy of " + v.api.Address
}

// markEffects says of every change what it does to access. Impacts come first: they note their causes.
func (c *comparison) markEffects(changes []objects.Change) {
	for _, p := range c.Apps {
		if objects.GetsID(p) {
			c.caused[objects.SideAddress{Side: "head", Address: p.After.Address}] = struct{}{}
		}
	}
	for i := range changes {
		change := &changes[i]
		change.Effect = objects.EffectNone
		for _, where := range []objects.SideAddress{change.Before, change.After} {
			if note, ok := c.moved[where]; ok && change.Effect == objects.EffectNone {
				change.Effect, change.Note = objects.EffectSource, note
			}
			if _, ok := c.caused[where]; ok {
				change.Effect, change.Note = objects.EffectAccess, ""
			}
		}
		change.MarkUndecided()
	}
}
