package rules_test

import (
	"strings"
	"testing"

	"grants/lint/rules"
)

// minCases is how many mistakes, and how many near misses, show where a rule draws its line.
const minCases = 3

// nearMiss begins the comment that says why something is not reported that looks like it.
const nearMiss = "# not reported: "

func TestEveryRuleHasMistakesAndNearMisses(t *testing.T) {
	for _, rule := range rules.All() {
		if rule.Check == nil {
			continue
		}
		if mistakes := mistakes(t, rule.ID); mistakes < minCases {
			t.Errorf("%s reports %d mistakes in the bad files of its folder, want at least %d", rule.ID, mistakes, minCases)
		}
		if misses := nearMisses(t, rule.ID); misses < minCases {
			t.Errorf("%s has %d comments %q in the good files of its folder, want at least %d", rule.ID, misses, nearMiss, minCases)
		}
	}
}

func mistakes(t *testing.T, id string) int {
	t.Helper()
	mistakes := 0
	for _, name := range exampleFiles(t, id, "bad") {
		for _, d := range findings(t, id, name) {
			if d.Code == id {
				mistakes++
			}
		}
	}
	return mistakes
}

func nearMisses(t *testing.T, id string) int {
	t.Helper()
	misses := 0
	for _, name := range exampleFiles(t, id, "good") {
		for line := range strings.Lines(readExample(t, id, name)) {
			if why, found := strings.CutPrefix(strings.TrimSpace(line), nearMiss); found && why != "" {
				misses++
			}
		}
	}
	return misses
}
