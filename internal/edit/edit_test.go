package edit

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"grants/diag"
)

func change(file string, start, end int, text string) diag.Edit {
	return diag.Edit{Range: diag.Range{File: file, Start: diag.Pos{Byte: start}, End: diag.Pos{Byte: end}}, NewText: text}
}

func TestEditsAreAddedTogetherOrNotAtAll(t *testing.T) {
	var s Set
	for _, c := range []struct {
		name  string
		edits []diag.Edit
		want  Outcome
	}{
		{"first", []diag.Edit{change("a", 4, 6, "x")}, Added},
		{"the same again", []diag.Edit{change("a", 4, 6, "x")}, Known},
		{"another text in the same place", []diag.Edit{change("a", 4, 6, "y")}, Overlaps},
		{"around it", []diag.Edit{change("a", 0, 9, "")}, Overlaps},
		{"over its end", []diag.Edit{change("a", 5, 7, "")}, Overlaps},
		{"beside it", []diag.Edit{change("a", 6, 7, "z")}, Added},
		{"another file", []diag.Edit{change("b", 4, 6, "y")}, Added},
		{"one of two", []diag.Edit{change("a", 0, 1, "w"), change("a", 4, 5, "")}, Overlaps},
		{"known and new", []diag.Edit{change("a", 4, 6, "x"), change("a", 8, 9, "v")}, Added},
		{"one another", []diag.Edit{change("a", 0, 2, "w"), change("a", 1, 3, "")}, Overlaps},
		{"insertion at an end", []diag.Edit{change("a", 4, 4, "u")}, Overlaps},
		{"insertion elsewhere", []diag.Edit{change("a", 2, 2, "u")}, Added},
		{"another insertion there", []diag.Edit{change("a", 2, 2, "t")}, Overlaps},
		{"nothing", nil, Known},
	} {
		if got := s.Add(c.edits); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
	if got, want := s.Files(), []string{"a", "b"}; !slices.Equal(got, want) {
		t.Errorf("got files %q, want %q", got, want)
	}
	if got, err := s.Apply("a", []byte("0123456789")); string(got) != "01u23xz7v9" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
	if got, err := s.Apply("c", []byte("untouched")); string(got) != "untouched" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
	if got, err := s.Apply("a", []byte("0123456")); err == nil {
		t.Errorf("edits of another text gave %q", got)
	}
}

func TestOrderOfEditsNeverShows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var edits []diag.Edit
		at := 0
		for range rapid.IntRange(1, 6).Draw(t, "edits") {
			start := at + rapid.IntRange(1, 3).Draw(t, "gap")
			at = start + rapid.IntRange(0, 3).Draw(t, "length")
			edits = append(edits, change("a", start, at, rapid.StringOf(rapid.RuneFrom([]rune("xyz"))).Draw(t, "text")))
		}
		var inOrder, shuffled Set
		for _, edit := range edits {
			inOrder.Add([]diag.Edit{edit})
		}
		shuffled.Add(rapid.Permutation(edits).Draw(t, "order"))
		text := []byte(strings.Repeat("0123456789", 4))
		got, _ := shuffled.Apply("a", text)
		if want, err := inOrder.Apply("a", text); string(got) != string(want) || err != nil {
			t.Errorf("got %q, want %q (%v)", got, want, err)
		}
	})
}
