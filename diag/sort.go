package diag

import (
	"cmp"
	"slices"
)

// Sort orders diagnostics by place, then severity (worst first), code, address and key, so that every run prints the same.
func Sort(diagnostics []Diagnostic) {
	slices.SortStableFunc(diagnostics, compare)
}

func compare(a, b Diagnostic) int {
	return cmp.Or(
		cmp.Compare(a.Range.File, b.Range.File),
		cmp.Compare(a.Range.Start.Byte, b.Range.Start.Byte),
		cmp.Compare(a.Range.End.Byte, b.Range.End.Byte),
		cmp.Compare(b.Severity, a.Severity),
		cmp.Compare(a.Code, b.Code),
		cmp.Compare(a.Address, b.Address),
		cmp.Compare(a.Key, b.Key),
		cmp.Compare(a.Message, b.Message),
	)
}
