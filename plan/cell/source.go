package cell

import (
	"grants/compiler"
	"grants/plan/objects"
)

// NoteSource remembers, of a cell whose access stays as it is, the objects that make it come from somewhere else now.
func (c *Comparison) NoteSource(at objects.Cell, before, after *View) {
	if !c.MovesSource(before, after) {
		return
	}
	i := measure(before, after)
	x := &Explanation{Comparison: c, difference: i.OfCeiling(), cell: at, before: before, after: after, unresolved: c.UnresolvedAt(at)}
	x.access()
	for _, cause := range x.Causes {
		where := objects.SideAddress{Side: cause.Side, Address: cause.Address}
		if _, noted := c.Moved[where]; !noted && cause.Cause != ProvidedBy {
			c.Moved[where] = "access stays as it is and comes from " + source(after) + " now"
		}
	}
}

// MovesSource reports whether there is access on both sides, usable or latent, that something else gives now.
func (c *Comparison) MovesSource(before, after *View) bool {
	if before.Foreign != nil || after.Foreign != nil || !before.Access.Allowed || !after.Access.Allowed {
		return false
	}
	return before.Access.Reason != after.Access.Reason || !c.sameIdentity(before.Access.Grant, after.Access.Grant)
}

func (c *Comparison) sameIdentity(b, a *compiler.ClientGrant) bool {
	if b == nil || a == nil {
		return b == a
	}
	return c.GrantSlot(b) == c.GrantSlot(a)
}

func source(v *View) string {
	if v.Access.Grant != nil {
		return v.Access.Grant.Address
	}
	return "the policy of " + v.api.Address
}
