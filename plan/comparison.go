package plan

import (
	"grants/compiler"
	"grants/plan/objects"
)

// comparison is two tenants with what is found out about their difference.
type comparison struct {
	*objects.Pairing

	moved  map[objects.SideAddress]string   // objects that provide the same access from another source than before, and the sentence
	caused map[objects.SideAddress]struct{} // objects that some impact names as its cause

	elsewhere   Elsewhere
	openings    []opening
	noteReasons map[noteID][]Reason // of diagnostics that stand for somebody who gains
}

func newComparison(before, after *compiler.Tenant) *comparison {
	return &comparison{
		Pairing: objects.NewPairing(before, after),
		moved:   map[objects.SideAddress]string{}, caused: map[objects.SideAddress]struct{}{}, noteReasons: map[noteID][]Reason{},
	}
}
