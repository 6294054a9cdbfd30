package guard

import (
	"slices"

	"grants/diag"
)

// Merge adds diagnostics to others, but for those about what is among them already.
func Merge(found, more []diag.Diagnostic) []diag.Diagnostic {
	for _, d := range more {
		if !slices.ContainsFunc(found, func(known diag.Diagnostic) bool { return known.Fingerprint() == d.Fingerprint() }) {
			found = append(found, d)
		}
	}
	return found
}
