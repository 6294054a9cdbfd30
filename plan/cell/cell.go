// Package cell says of a cell of the matrix, or of a grant that no side can judge, what the one who holds it gains and loses between two tenants, and why.
package cell

import (
	"grants/compiler"
	"grants/plan/objects"
)

// Comparison is two tenants with what is found out about their difference.
type Comparison struct {
	*objects.Pairing

	Moved  map[objects.SideAddress]string   // objects that provide the same access from another source than before, and the sentence
	Caused map[objects.SideAddress]struct{} // objects that some difference names as its cause

	logins logins
}

// NewComparison compares nothing yet: the cells are asked for one by one.
func NewComparison(before, after *compiler.Tenant) *Comparison {
	c := &Comparison{
		Pairing: objects.NewPairing(before, after),
		Moved:   map[objects.SideAddress]string{}, Caused: map[objects.SideAddress]struct{}{},
	}
	c.findLogins()
	return c
}
