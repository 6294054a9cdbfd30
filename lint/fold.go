package lint

import (
	"slices"
	"strings"

	"grants/diag"
)

// The most places of use that a folded finding shows; a local may be used ten thousand times.
const maxRelated = 8

// foldKey tells apart what one rule finds.
type foldKey struct {
	at      diag.Range
	message string
	ignored string // a literal may be used in places that are ignored and in others
}

// fold makes one finding of those that stem from one piece of source: a for_each block reports every instance at the same place, and so does
// a literal that several grants share. The first address stays, the others go to Also. What has no source is never folded. The result takes the place of sorted.
func fold(sorted []diag.Diagnostic) []diag.Diagnostic {
	folded := sorted[:0] // never longer than what was read
	for start := 0; start < len(sorted); {
		end := start + 1
		for end < len(sorted) && adjoin(&sorted[start], &sorted[end]) {
			end++
		}
		if end == start+1 || sorted[start].Range.IsZero() {
			folded = append(folded, sorted[start:end]...)
		} else {
			folded = foldPlace(folded, sorted[start:end])
		}
		start = end
	}
	clear(sorted[len(folded):])
	return folded
}

// adjoin reports whether two findings are of one rule and sorted by nothing but their addresses: at one place, or in a file that is not there,
// where places have no bytes.
func adjoin(a, b *diag.Diagnostic) bool {
	return a.Code == b.Code && a.Range.File == b.Range.File && a.Range.Start.Byte == b.Range.Start.Byte && a.Range.End.Byte == b.Range.End.Byte
}

// foldPlace adds findings that adjoin, those at one place together.
func foldPlace(folded, found []diag.Diagnostic) []diag.Diagnostic {
	first := make(map[foldKey]int, 1)
	for i := range found {
		key := foldKey{found[i].Range, withoutInstanceKeys(found[i].Message), found[i].Ignored}
		if at, seen := first[key]; seen {
			merge(&folded[at], &found[i])
			continue
		}
		first[key] = len(folded)
		folded = append(folded, found[i])
	}
	return folded
}

// merge relies on the order of addresses in sorted findings: an address that repeats, repeats at once.
func merge(into, d *diag.Diagnostic) {
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
}

// withoutInstanceKeys takes ["eu"] out of client_grant.portal["eu"], so that the instances of one block have one message.
func withoutInstanceKeys(message string) string {
	if !strings.Contains(message, `["`) {
		return message
	}
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
