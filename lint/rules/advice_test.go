package rules_test

import (
	"regexp"
	"strings"
	"testing"

	"grants/diag"
	"grants/lint"
	"grants/lint/rules"
)

// TestAdviceEndsTheFinding follows the advice of every rule. Beside bad.grants.hcl, good.grants.hcl is the same file after it; where the advice leaves a
// choice, advised_*.grants.hcl are the other ways. None of them has a finding of the rule, nor one as bad as it that the bad files have not.
func TestAdviceEndsTheFinding(t *testing.T) {
	for _, rule := range rules.All() {
		t.Run(rule.ID, func(t *testing.T) {
			before := map[string]bool{}
			for _, name := range exampleFiles(t, rule.ID, "bad") {
				for _, d := range findings(t, rule.ID, name) {
					before[d.Code] = true
				}
			}
			for _, name := range append([]string{plain(t, rule.ID, "good")}, exampleFiles(t, rule.ID, "advised")...) {
				for _, d := range findings(t, rule.ID, name) {
					checkAdvised(t, rule, name, d, before)
				}
			}
		})
	}
}

func checkAdvised(t *testing.T, rule *lint.Rule, name string, d diag.Diagnostic, before map[string]bool) {
	t.Helper()
	switch {
	case d.Code == rule.ID && rule.Group != lint.Changes:
		t.Errorf("%s/%s: after the advice it still says: %s", rule.ID, name, d.Message)
	case !before[d.Code] && d.Severity >= rule.Severity:
		t.Errorf("%s/%s: the advice leads to %s: %s [%s]", rule.ID, name, d.Severity, d.Message, d.Code)
	}
}

// assignment is something that advice says to write.
var assignment = regexp.MustCompile(`\b[a-z_]+ = ("[a-z_]+"|true|false)`)

var blanks = regexp.MustCompile(` += +`)

// What advice says to write, letter for letter, somebody has written in an example that shows what comes of it.
func TestAdviceIsFollowedToTheLetter(t *testing.T) {
	for _, rule := range rules.All() {
		var followed strings.Builder
		for _, word := range []string{"good", "advised"} {
			for _, name := range exampleFiles(t, rule.ID, word) {
				followed.WriteString(blanks.ReplaceAllString(readExample(t, rule.ID, name), " = "))
			}
		}
		_, remedy, _ := strings.Cut(rule.Doc, "\n\n")
		for _, written := range assignment.FindAllString(strings.ReplaceAll(remedy, "\n", " "), -1) {
			if !strings.Contains(followed.String(), written) {
				t.Errorf("%s says to write %s, and no example of it does", rule.ID, written)
			}
		}
	}
}
