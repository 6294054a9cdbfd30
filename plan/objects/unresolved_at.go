package objects

import "grants/compiler"

// UnresolvedAt is the grant of a cell on the sides that can't judge it.
func (c *Pairing) UnresolvedAt(at Cell) Pair[compiler.UnresolvedGrant] {
	if u := c.Foreign[at]; u != nil {
		return u.Foreign
	}
	return Pair[compiler.UnresolvedGrant]{}
}

// ForeignDefault is the default grant of a cell that one of the sides can't judge.
func (c *Pairing) ForeignDefault(at Cell) *Unresolved {
	at.App = AnyThirdParty
	return c.Foreign[at]
}
