package plan

import (
	"slices"

	"grants/compiler"
	"grants/plan/objects"
)

// A block may become the client that a grant of the base names and that nobody declares there. What that client had is what the row is measured against.
// What the block had itself in the base is lost where the client does not get it.

// blockViews are what the base says of the block itself, before it becomes the client of a grant, and what the head says of both.
func (c *comparison) blockViews(u *objects.Unresolved) (before, after view) {
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
func (c *comparison) compareBlock(i *Impact, u *objects.Unresolved) {
	if !c.Meets(u) {
		return
	}
	before, after := c.blockViews(u)
	block := measure(&before, &after)
	i.loseAlso(&block)
}

// loseAlso adds what another impact loses.
func (i *Impact) loseAlso(other *Impact) {
	mine, theirs := i.ofCeiling(), other.ofCeiling()
	both := func(x, y []string) []string { return objects.OrEmpty(objects.Union(x, y)) }
	i.Lost, i.LostTypes, i.Tightened = both(i.Lost, other.Lost), both(i.LostTypes, other.LostTypes), both(i.Tightened, other.Tightened)
	i.Closes, i.Refused = i.Closes || other.Closes, i.Refused || other.Refused
	l := &i.Latent
	l.Lost, l.LostTypes = objects.Missing(both(mine.Lost, theirs.Lost), i.Lost), objects.Missing(both(mine.LostTypes, theirs.LostTypes), i.LostTypes)
	l.Tightened = objects.Missing(both(mine.Tightened, theirs.Tightened), i.Tightened)
	l.Closes, l.Refused = (mine.Closes || theirs.Closes) && !i.Closes, (mine.Refused || theirs.Refused) && !i.Refused
	l.Only = i.exists() && !i.Gains() && !i.Loses()
}

// ofClient is an impact without what only the block loses.
func (c *comparison) ofClient(i *Impact, u *objects.Unresolved, before, after *view) *Impact {
	if !c.Meets(u) {
		return i
	}
	client := measure(before, after)
	return &client
}

// explainBlock adds the causes of what the block loses.
func (c *comparison) explainBlock(causes []Cause, u *objects.Unresolved) []Cause {
	if !c.Meets(u) {
		return causes
	}
	before, after := c.blockViews(u)
	block := measure(&before, &after)
	lost := (&explanation{impact: block.ofCeiling()}).oneSide(false)
	if !lost.Loses() {
		return causes
	}
	why := &explanation{
		comparison: c, impact: lost, cell: u.Cell, before: &before, after: &after,
		unresolved: objects.Pair[compiler.UnresolvedGrant]{Before: u.Own, After: u.Foreign.After}, byDefault: c.DefaultBeside(u),
	}
	why.find()
	if u.TakesOver() {
		why.causes = slices.DeleteFunc(why.causes, func(c Cause) bool { return c.Side == after.side && c.Address == u.Grants.After.Address })
	}
	if !slices.ContainsFunc(why.causes, func(c Cause) bool { return c.Cause != ProvidedBy }) {
		why.becomes()
	}
	why.settleShares()
	why.mark()
	whole := &explanation{comparison: c, causes: causes}
	for _, cause := range why.causes {
		whole.addOnce(cause)
	}
	return whole.causes
}

// keeps names what becomes of a client where its block keeps its grant: it gets what that gives, and its own is gone.
func (x *explanation) keeps(u *objects.Unresolved) {
	if x.impact.Loses() {
		x.foreignContents(u.Grants.Before, nil)
	}
	if x.impact.Gains() {
		x.becomes()
		x.setSides(true, false)
	}
}

// becomes names a block that gets the client_id of another client.
func (x *explanation) becomes() {
	a := x.after
	x.add(ClientIDChanged, a, a.app.Address, x.touched(), a.app.Address+" gets its client_id", a.app.Config.ClientID.Span, a.app.Config.Header)
}
