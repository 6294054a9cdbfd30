package reference

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"grants/internal/golden"
)

// written is what Write says.
func written(t *testing.T, name string, width int) string {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, name, width); err != nil {
		t.Error(err)
	}
	return out.String()
}

func TestEverythingThatHasANameIsFound(t *testing.T) {
	names := Names()
	if sorted := slices.Sorted(slices.Values(names)); len(slices.Compact(sorted)) < len(names) {
		t.Error("two entries have one name")
	}
	for _, name := range names {
		if text := written(t, name, 0); strings.Contains(name, ".") && !strings.Contains(text, "Example:") && !strings.Contains(text, "Blocks:") && !strings.Contains(text, "Attributes:") {
			t.Errorf("%s has neither an example nor anything in it:\n%s", name, text)
		}
	}
}

func TestTextOfTheReference(t *testing.T) {
	for _, name := range []string{"", "client_grant", "application.app_type", "role", "role.permission", "organization.enabled_connections", "variable.validation", "regex"} {
		for _, width := range []int{0, 60} {
			golden.Check(t, fmt.Sprintf("testdata/%s-%d.txt", cmp.Or(name, "overview"), width), []byte(written(t, name, width)))
		}
	}
}

// Prose keeps to the width of the terminal. Code and addresses of pages are as they are.
func TestProseIsAsWideAsTheTerminal(t *testing.T) {
	for _, name := range Names() {
		prose, _, _ := strings.Cut(written(t, name, 60), "\nExample:\n")
		_, prose, _ = strings.Cut(prose, "\n\n") // the heading
		for line := range strings.Lines(prose) {
			isCode := strings.Contains(line, " by default)") || strings.HasPrefix(line, "https://")
			if words := strings.TrimSpace(line); len(line) > 61 && strings.Contains(words, " ") && !isCode {
				t.Errorf("%s: %s", name, line)
			}
		}
	}
}
