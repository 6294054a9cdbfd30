package lint

import (
	"slices"
	"strings"

	"grants/diag"
)

// The most places of use that a folded finding shows; a local may be used ten thousand times.
const maxRelated = 8

type foldKey struct {
	code    string
	at      diag.Range
	message string
	ignored string // a literal may be used in places that are ignored and in others
}

// fold makes one finding of those that stem from one piece of source: a for_each block reports every instance at the same place, and so does
// a literal that several grants share. The first address stays, the others go to Also. What has no source is never folded.
func fold(sorted []diag.Diagnostic) []diag.Diagnostic {
	folded := make([]diag.Diagnostic, 0, len(sorted))
	first := map[foldKey]int{}
	for _, d := range sorted {
		key := foldKey{d.Code, d.Range, withoutInstanceKeys(d.Message), d.Ignored}
		i, seen := first[key]
		if !seen || d.Range.IsZero() {
			first[key] = len(folded)
			folded = append(folded, d)
			continue
		}
		folded[i] = merge(folded[i], d)
	}
	return folded
}

// merge relies on the order of addresses in sorted findings: an address that repeats, repeats at once.
func merge(into, d diag.Diagnostic) diag.Diagnostic {
	last := into.Address
	if len(into.Also) > 0 {
		last = into.Also[len(into.Also)-1]
	}
	if d.Address != last {
		into.Also = append(into.Also, d.Address)
	}
	for _, related := range d.Related {
		if len(into.Related) < maxRelated && !slices.Contains(into.Related, related) {
			into.Related = append(slices.Clip(into.Related), related)
		}
	}
	return into
}

// withoutInstanceKeys takes ["eu"] out of client_grant.portal["eu"], so that the instances of one block have one message.
func withoutInstanceKeys(message string) string {
	var kept strings.Builder
	for {
		before, rest, found := strings.Cut(message, `["`)
		kept.WriteString(before)
		if !found {
			return kept.String()
		}
		if _, message, found = strings.Cut(rest, `"]`); !found {
			return kept.String() + rest
		}
	}
}
