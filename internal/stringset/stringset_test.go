package stringset

import (
	"slices"
	"testing"
)

func TestSets(t *testing.T) {
	for _, c := range []struct{ a, b, both, rest []string }{
		{nil, nil, nil, nil},
		{nil, []string{"x"}, nil, nil},
		{[]string{"x"}, nil, []string{}, []string{"x"}},
		{[]string{"a", "c", "e"}, []string{"a", "b", "c", "d", "e"}, []string{"a", "c", "e"}, nil},
		{[]string{"a", "c", "e"}, []string{"b", "c", "d"}, []string{"c"}, []string{"a", "e"}},
		{[]string{"a", "z"}, []string{"a", "b"}, []string{"a"}, []string{"z"}},
	} {
		if got := Intersection(c.a, c.b); !slices.Equal(got, c.both) {
			t.Errorf("of %q in %q: got %q, want %q", c.a, c.b, got, c.both)
		}
		if got := Difference(c.a, c.b); !slices.Equal(got, c.rest) || got != nil && len(got) == 0 {
			t.Errorf("of %q not in %q: got %q, want %q", c.a, c.b, got, c.rest)
		}
		if got := Within(c.a, c.b); got != (len(c.rest) == 0) {
			t.Errorf("%q within %q: got %t", c.a, c.b, got)
		}
		for _, item := range c.both {
			if !Contains(c.b, item) {
				t.Errorf("%q is not found in %q", item, c.b)
			}
		}
	}
}
