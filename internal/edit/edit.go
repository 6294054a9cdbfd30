// Package edit changes texts by byte ranges, and shows what changed as a unified diff.
package edit

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"grants/diag"
)

// Set is edits of several files that can be applied together. The zero Set is empty.
type Set struct{ files map[string][]diag.Edit } // sorted

// Outcome is what became of edits that were to be added to a Set.
type Outcome int

// The outcomes.
const (
	Added    Outcome = iota + 1
	Known            // the set has these edits
	Overlaps         // some touch others of the set, or one another: nothing was added
)

// Add adds all edits or none.
func (s *Set) Add(edits []diag.Edit) Outcome {
	fresh := make([]diag.Edit, 0, len(edits))
	for _, edit := range edits {
		switch at, known := s.find(edit); {
		case known:
			continue
		case s.touches(edit, at) || slices.ContainsFunc(fresh, func(other diag.Edit) bool { return overlap(edit, other) }):
			return Overlaps
		}
		fresh = append(fresh, edit)
	}
	if s.files == nil {
		s.files = map[string][]diag.Edit{}
	}
	for _, edit := range fresh {
		at, _ := s.find(edit)
		s.files[edit.Range.File] = slices.Insert(s.files[edit.Range.File], at, edit)
	}
	if len(fresh) == 0 {
		return Known
	}
	return Added
}

// find is where an edit is, or would be, among those of its file.
func (s *Set) find(edit diag.Edit) (at int, found bool) {
	return slices.BinarySearchFunc(s.files[edit.Range.File], edit, func(a, b diag.Edit) int {
		return cmp.Or(
			cmp.Compare(a.Range.Start.Byte, b.Range.Start.Byte),
			cmp.Compare(a.Range.End.Byte, b.Range.End.Byte),
			cmp.Compare(a.NewText, b.NewText),
		)
	})
}

// touches looks at the neighbours of the place that find has found: edits of a set don't overlap, so there are no others to look at.
func (s *Set) touches(edit diag.Edit, at int) bool {
	others := s.files[edit.Range.File]
	return at > 0 && overlap(edit, others[at-1]) || at < len(others) && overlap(edit, others[at])
}

// overlap: an insertion also overlaps with what begins or ends where it is made, as nobody says which comes first.
func overlap(a, b diag.Edit) bool {
	if a.Range.File != b.Range.File {
		return false
	}
	aStart, aEnd, bStart, bEnd := a.Range.Start.Byte, a.Range.End.Byte, b.Range.Start.Byte, b.Range.End.Byte
	if aStart == aEnd || bStart == bEnd {
		return aStart <= bEnd && bStart <= aEnd
	}
	return aStart < bEnd && bStart < aEnd
}

// Files are the files that the set changes, sorted.
func (s *Set) Files() []string { return slices.Sorted(maps.Keys(s.files)) }

// Apply makes the edits of one file. The text is the one that their ranges are about.
func (s *Set) Apply(file string, text []byte) ([]byte, error) {
	out := make([]byte, 0, len(text))
	from := 0
	for _, edit := range s.files[file] {
		start, end := edit.Range.Start.Byte, edit.Range.End.Byte
		if start < from || end < start || end > len(text) {
			return nil, fmt.Errorf("edit of bytes %d to %d of %s, which has %d", start, end, file, len(text))
		}
		out = append(append(out, text[from:start]...), edit.NewText...)
		from = end
	}
	return append(out, text[from:]...), nil
}
