package plan

import "grants/compiler"

// comparison is two tenants with what is found out about their difference.
type comparison struct {
	*pairing

	moved  map[sideAddress]string   // objects that provide the same access from another source than before, and the sentence
	caused map[sideAddress]struct{} // objects that some impact names as its cause

	elsewhere   Elsewhere
	openings    []opening
	noteReasons map[noteID][]Reason // of diagnostics that stand for somebody who gains
}

func newComparison(before, after *compiler.Tenant) *comparison {
	return &comparison{
		pairing: newPairing(before, after),
		moved:   map[sideAddress]string{}, caused: map[sideAddress]struct{}{}, noteReasons: map[noteID][]Reason{},
	}
}
