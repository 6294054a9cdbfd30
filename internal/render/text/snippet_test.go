package text

import (
	"strings"
	"testing"
)

func TestLongLinesAreCutAroundTheRange(t *testing.T) {
	long := strings.Repeat("abcdefghij", 1000)
	for _, c := range []struct {
		name       string
		start, end int
		cut        string
	}{
		{"at the start", 0, 5, "right"},
		{"in the middle", 5000, 5005, "both"},
		{"at the end", 9995, 10000, "left"},
		{"all of it", 0, 10000, "right"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := NewSnippet([]byte(long), c.start, c.end, MaxColumns)
			left, right := strings.HasPrefix(got.Text, "…"), strings.HasSuffix(got.Text, "…")
			if cut := map[[2]bool]string{{true, true}: "both", {true, false}: "left", {false, true}: "right"}[[2]bool{left, right}]; cut != c.cut {
				t.Errorf("cut on the %s, want %s", cut, c.cut)
			}
			runes := []rune(got.Text)
			if len(runes) > MaxColumns+2 {
				t.Errorf("%d columns, want at most %d", len(runes), MaxColumns+2)
			}
			if underlined := string(runes[got.Before : got.Before+got.Under]); !strings.HasPrefix(long[c.start:], strings.TrimSuffix(underlined, "…")) || got.Under > c.end-c.start {
				t.Errorf("%q is underlined, want %q", underlined, long[c.start:min(c.end, c.start+20)])
			}
		})
	}
}
