package plan

import (
	"bytes"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"grants/internal/golden"
	"grants/internal/render/text"
	"grants/plan"
)

func inColumns(t *testing.T, p *plan.Plan, width int, color bool) string {
	t.Helper()
	var out bytes.Buffer
	if err := TextRows(&out, p, ShowAll, color, Rows{Limit: DefaultRows, Width: width}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// Two cases as they look on a narrow terminal, on an old one and on a wide one.
func TestPlansOnTerminals(t *testing.T) {
	for _, name := range []string{"h1", "gain-and-loss"} {
		for _, width := range []int{60, 80, 120} {
			file := name + "-" + strconv.Itoa(width) + ".txt"
			t.Run(file, func(t *testing.T) {
				golden.Check(t, "testdata/columns/"+file, []byte(inColumns(t, comparePlan(t, name), width, false)))
			})
		}
	}
}

// Whatever a plan says, a word goes over the edge only where it has no room of its own.
func TestAPlanStaysInsideTheTerminal(t *testing.T) {
	entries, err := os.ReadDir(cases)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		p := comparePlan(t, entry.Name())
		want := wordsOf(inColumns(t, p, 0, false))
		for _, width := range []int{40, 60, 80, 100, 120} {
			out := inColumns(t, p, width, false)
			for line := range strings.Lines(out) {
				line = strings.TrimSuffix(line, "\n")
				tooLong := func(word string) bool { return text.Columns(word)+messageColumn+4 > width }
				if words := strings.Fields(line); text.Columns(line) > width && !slices.ContainsFunc(words, tooLong) {
					t.Errorf("%s in %d columns: a line has %d: %s", path.Base(entry.Name()), width, text.Columns(line), line)
				}
			}
			if got := wordsOf(out); !slices.Equal(got, want) {
				t.Errorf("%s in %d columns has the words %q, want %q", entry.Name(), width, got, want)
			}
			if painted := unpainted.Replace(inColumns(t, p, width, true)); painted != out {
				t.Errorf("%s in %d columns: colours move words\n%s\nwithout\n%s", entry.Name(), width, painted, out)
			}
		}
	}
}

// wordsOf is the words of a text in some order, but for the arrow that joins names.
func wordsOf(out string) []string {
	return slices.Sorted(slices.Values(strings.Fields(strings.ReplaceAll(out, "→", ""))))
}

var unpainted = strings.NewReplacer("\x1b[m", "", "\x1b[1m", "", "\x1b[2m", "", "\x1b[1;31m", "", "\x1b[1;33m", "", "\x1b[1;36m", "", "\x1b[34m", "", "\x1b[35m", "", "\x1b[0m", "")
