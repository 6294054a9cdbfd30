package golden

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDiffShowsChangedLinesWithTheirNeighbours(t *testing.T) {
	got := Diff("a\nb\nc\nd\ne\nf\n", "a\nb\nc\nd\nX\nf\n")
	want := "  ...\n  c\n  d\n- e\n+ X\n  f\n  ...\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestDiffShowsAMissingLineEnd(t *testing.T) {
	got := Diff("a\n", "a")
	want := "- a\n+ a⏎ missing\n"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// recorder is a testing.TB that remembers failures.
type recorder struct {
	testing.TB
	failures []string
}

func (r *recorder) Helper() {}

func (r *recorder) Errorf(format string, args ...any) {
	r.failures = append(r.failures, format)
}

func TestCheckFailsOnADifferenceAndUpdateRepairsIt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new folder", "want.txt")
	t.Setenv("UPDATE_GOLDEN", "1")
	Check(t, path, []byte("one\n"))

	t.Setenv("UPDATE_GOLDEN", "")
	same, differs, missing := &recorder{TB: t}, &recorder{TB: t}, &recorder{TB: t}
	Check(same, path, []byte("one\n"))
	Check(differs, path, []byte("two\n"))
	Check(missing, path+".not", []byte("one\n"))
	if len(same.failures) != 0 {
		t.Errorf("equal content failed: %q", same.failures)
	}
	for name, r := range map[string]*recorder{"different": differs, "missing": missing} {
		if len(r.failures) != 1 || !strings.Contains(r.failures[0], "UPDATE_GOLDEN=1") {
			t.Errorf("%s content: got failures %q, want one that says how to update", name, r.failures)
		}
	}
	if content, _ := os.ReadFile(path); string(content) != "one\n" {
		t.Errorf("file is %q, want %q", content, "one\n")
	}
}
