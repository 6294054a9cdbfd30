package reference

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"grants/internal/golden"
)

func TestEverythingThatHasANameIsFound(t *testing.T) {
	names := Names()
	if sorted := slices.Sorted(slices.Values(names)); len(slices.Compact(sorted)) < len(names) {
		t.Error("two entries have one name")
	}
	for _, name := range names {
		entry, err := Find(name)
		if err != nil {
			t.Error(err)
			continue
		}
		var out bytes.Buffer
		if err := Text(&out, entry, 0); err != nil || !strings.Contains(out.String(), "Example:") && entry.attribute != nil {
			t.Errorf("%s: %v\n%s", name, err, out.String())
		}
	}
}

func TestTextOfTheReference(t *testing.T) {
	for _, name := range []string{"client_grant", "application.app_type", "variable.validation", "regex"} {
		for _, width := range []int{0, 60} {
			entry, err := Find(name)
			if err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			if err := Text(&out, entry, width); err != nil {
				t.Fatal(err)
			}
			golden.Check(t, fmt.Sprintf("testdata/%s-%d.txt", name, width), out.Bytes())
		}
	}
	var out bytes.Buffer
	if err := Overview(&out, 60); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "testdata/overview-60.txt", out.Bytes())
}

// Prose keeps to the width of the terminal. Code and addresses of pages are as they are.
func TestProseIsAsWideAsTheTerminal(t *testing.T) {
	for _, name := range Names() {
		entry, err := Find(name)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := Text(&out, entry, 60); err != nil {
			t.Fatal(err)
		}
		prose, _, _ := strings.Cut(out.String(), "\nExample:\n")
		_, prose, _ = strings.Cut(prose, "\n\n") // the heading
		for line := range strings.Lines(prose) {
			isCode := strings.Contains(line, " by default)") || strings.HasPrefix(line, "https://")
			if words := strings.TrimSpace(line); len(line) > 61 && strings.Contains(words, " ") && !isCode {
				t.Errorf("%s: %s", name, line)
			}
		}
	}
}
