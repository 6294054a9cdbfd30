package plan

import (
	"grants/compiler"
	"grants/plan/notes"
	"grants/plan/objects"
)

// comparison is two tenants with what is found out about their difference.
type comparison struct {
	*objects.Pairing

	moved  map[objects.SideAddress]string   // objects that provide the same access from another source than before, and the sentence
	caused map[objects.SideAddress]struct{} // objects that some impact names as its cause

	elsewhere notes.Elsewhere
}

func newComparison(before, after *compiler.Tenant) *comparison {
	return &comparison{
		Pairing: objects.NewPairing(before, after),
		moved:   map[objects.SideAddress]string{}, caused: map[objects.SideAddress]struct{}{},
	}
}
