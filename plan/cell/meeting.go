package cell

import (
	"slices"

	"grants/compiler"
	"grants/plan/objects"
)

// A block may become the client that a grant of the base names and that nobody declares there. What that client had is what the row is measured against.
// What the block had itself in the base is lost where the client does not get it.

// blockViews are what the base says of the block itself, before it becomes the client of a grant, and what the head says of both.
func (c *Comparison) blockViews(u *objects.Unresolved) (before, after View) {
	itself := &objects.Unresolved{Cell: u.Cell, Foreign: u.Foreign, Grants: u.Grants, Former: objects.Unknown}
	itself.Foreign.Before = u.Own
	itself.Stands = c.Stand(itself)
	if u.InMatrix {
		before, after = c.resolvedView(u.Cell)
		standIn(itself.Stands, &before, &after)
		return before, after
	}
	return c.foreignViews(itself)
}

// compareBlock adds what the block loses to what the client does.
func (c *Comparison) compareBlock(i *Difference, u *objects.Unresolved) {
	if !c.Meets(u) {
		return
	}
	before, after := c.blockViews(u)
	block := measure(&before, &after)
	i.loseAlso(&block)
}

// loseAlso adds what another impact loses.
func (d *Difference) loseAlso(other *Difference) {
	mine, theirs := d.OfCeiling(), other.OfCeiling()
	both := func(x, y []string) []string { return objects.OrEmpty(objects.Union(x, y)) }
	d.Lost, d.LostTypes, d.Tightened = both(d.Lost, other.Lost), both(d.LostTypes, other.LostTypes), both(d.Tightened, other.Tightened)
	d.Closes, d.Refused = d.Closes || other.Closes, d.Refused || other.Refused
	l := &d.Latent
	l.Lost, l.LostTypes = objects.Missing(both(mine.Lost, theirs.Lost), d.Lost), objects.Missing(both(mine.LostTypes, theirs.LostTypes), d.LostTypes)
	l.Tightened = objects.Missing(both(mine.Tightened, theirs.Tightened), d.Tightened)
	l.Closes, l.Refused = (mine.Closes || theirs.Closes) && !d.Closes, (mine.Refused || theirs.Refused) && !d.Refused
	l.Only = d.Exists() && !d.Gains() && !d.Loses()
}

// ofClient is an impact without what only the block loses.
func (c *Comparison) ofClient(i *Difference, u *objects.Unresolved, before, after *View) *Difference {
	if !c.Meets(u) {
		return i
	}
	client := measure(before, after)
	c.compareLogins(&client, u.Cell, before, after)
	return &client
}

// explainBlock adds the causes of what the block loses.
func (c *Comparison) explainBlock(causes []Cause, u *objects.Unresolved) []Cause {
	if !c.Meets(u) {
		return causes
	}
	before, after := c.blockViews(u)
	block := measure(&before, &after)
	lost := (&Explanation{difference: block.OfCeiling()}).oneSide(false)
	if !lost.Loses() {
		return causes
	}
	why := &Explanation{
		Comparison: c, difference: lost, cell: u.Cell, before: &before, after: &after,
		unresolved: objects.Pair[compiler.UnresolvedGrant]{Before: u.Own, After: u.Foreign.After}, byDefault: c.DefaultBeside(u),
	}
	why.find()
	if u.TakesOver() {
		why.Causes = slices.DeleteFunc(why.Causes, func(c Cause) bool { return c.Side == after.side && c.Address == u.Grants.After.Address })
	}
	if !slices.ContainsFunc(why.Causes, func(c Cause) bool { return c.Cause != ProvidedBy }) {
		why.becomes()
	}
	why.settleShares()
	why.mark()
	whole := &Explanation{Comparison: c, Causes: causes}
	for _, cause := range why.Causes {
		whole.addOnce(cause)
	}
	return whole.Causes
}

// keeps names what becomes of a client where its block keeps its grant: it gets what that gives, and its own is gone.
func (x *Explanation) keeps(u *objects.Unresolved) {
	if x.difference.Loses() {
		x.foreignContents(u.Grants.Before, nil)
	}
	if x.difference.Gains() {
		x.becomes()
		x.setSides(true, false)
	}
}

// becomes names a block that gets the client_id of another client.
func (x *Explanation) becomes() {
	a := x.after
	x.add(ClientIDChanged, a, a.app.Address, x.touched(), a.app.Address+" gets its client_id", a.app.Config.ClientID.Span, a.app.Config.Header)
}
