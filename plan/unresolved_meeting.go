package plan

import (
	"slices"

	"grants/compiler"
)

// A block may become the client that a grant of the base names and that nobody declares there. What that client had is what the row is measured against.
// What the block had itself in the base is lost where the client does not get it.

// blockViews are what the base says of the block itself, before it becomes the client of a grant, and what the head says of both.
func (c *comparison) blockViews(u *unresolved) (before, after view) {
	itself := &unresolved{cell: u.cell, foreign: u.foreign, grants: u.grants, former: unknown}
	itself.foreign.before = u.own
	itself.stands = c.stand(itself)
	if u.inMatrix {
		before, after = c.resolvedView(u.cell)
		standIn(itself.stands, &before, &after)
		return before, after
	}
	return c.foreignViews(itself)
}

// compareBlock adds what the block loses to what the client does.
func (c *comparison) compareBlock(i *Impact, u *unresolved) {
	if !c.meets(u) {
		return
	}
	before, after := c.blockViews(u)
	block := measure(&before, &after)
	i.loseAlso(&block)
}

// loseAlso adds what another impact loses.
func (i *Impact) loseAlso(other *Impact) {
	mine, theirs := i.ofCeiling(), other.ofCeiling()
	both := func(x, y []string) []string { return orEmpty(union(x, y)) }
	i.Lost, i.LostTypes, i.Tightened = both(i.Lost, other.Lost), both(i.LostTypes, other.LostTypes), both(i.Tightened, other.Tightened)
	i.Closes, i.Refused = i.Closes || other.Closes, i.Refused || other.Refused
	l := &i.Latent
	l.Lost, l.LostTypes = missing(both(mine.Lost, theirs.Lost), i.Lost), missing(both(mine.LostTypes, theirs.LostTypes), i.LostTypes)
	l.Tightened = missing(both(mine.Tightened, theirs.Tightened), i.Tightened)
	l.Closes, l.Refused = (mine.Closes || theirs.Closes) && !i.Closes, (mine.Refused || theirs.Refused) && !i.Refused
	l.Only = i.exists() && !i.Gains() && !i.Loses()
}

// ofClient is an impact without what only the block loses.
func (c *comparison) ofClient(i *Impact, u *unresolved, before, after *view) *Impact {
	if !c.meets(u) {
		return i
	}
	client := measure(before, after)
	return &client
}

// explainBlock adds the causes of what the block loses.
func (c *comparison) explainBlock(causes []Cause, u *unresolved) []Cause {
	if !c.meets(u) {
		return causes
	}
	before, after := c.blockViews(u)
	block := measure(&before, &after)
	lost := (&explanation{impact: block.ofCeiling()}).oneSide(false)
	if !lost.Loses() {
		return causes
	}
	why := &explanation{
		comparison: c, impact: lost, cell: u.cell, before: &before, after: &after,
		unresolved: pair[compiler.UnresolvedGrant]{before: u.own, after: u.foreign.after}, byDefault: c.defaultBeside(u),
	}
	why.find()
	if u.takesOver() {
		why.causes = slices.DeleteFunc(why.causes, func(c Cause) bool { return c.Side == after.side && c.Address == u.grants.after.Address })
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
func (x *explanation) keeps(u *unresolved) {
	if x.impact.Loses() {
		x.foreignContents(u.grants.before, nil)
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
