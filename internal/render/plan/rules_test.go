package plan

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"grants/compiler"
	"grants/config/language"
	"grants/diag"
	"grants/internal/golden"
	"grants/lint"
	"grants/lint/rules"
	"grants/plan"
	"grants/plan/notes"
)

// ruleCases has a folder for every rule. That of a rule about changes has the project before, and two after: one that the rule reports,
// and the same repaired.
const ruleCases = "../../../testdata/lint"

func TestPlansReportTheRulesAboutChanges(t *testing.T) {
	var about []string
	for _, rule := range rules.All() {
		if rule.Group != lint.Changes {
			continue
		}
		about = append(about, rule.ID)
		t.Run(rule.ID, func(t *testing.T) {
			reported := changeFindings(t, rule, "bad")
			if len(reported) == 0 {
				t.Error("bad.grants.hcl has no finding of its rule")
			}
			for _, d := range changeFindings(t, rule, "good") {
				t.Errorf("good.grants.hcl: %s", d.Message)
			}
			var report strings.Builder
			for _, d := range reported {
				writeChangeFinding(&report, d)
			}
			golden.Check(t, path.Join(ruleCases, rule.ID, "want.txt"), []byte(report.String()))
		})
	}
	if got := notes.Codes(); !slices.Equal(got, about) {
		t.Errorf("a plan has the codes %q, and the catalogue the rules %q", got, about)
	}
}

func changeFindings(t *testing.T, rule *lint.Rule, head string) []diag.Finding {
	t.Helper()
	p := plan.Diff(compileCase(t, rule.ID, "base"), compileCase(t, rule.ID, head))
	var own []diag.Finding
	for _, d := range p.Diagnostics {
		if d.Rule == rule.ID {
			own = append(own, d)
		}
		if d.Rule == rule.ID && d.Severity != rule.Severity.String() {
			t.Errorf("%q is of severity %s, want that of the rule, %s", d.Message, d.Severity, rule.Severity)
		}
	}
	return own
}

func writeChangeFinding(out *strings.Builder, d diag.Finding) {
	place := "(base)"
	if d.Range != nil {
		place = fmt.Sprintf("%s:%d:%d", d.File, d.Range.Start.Line, d.Range.Start.Column)
	}
	fmt.Fprintf(out, "%s: %s: %s [%s]\n  detail: %s\n", place, d.Severity, d.Message, d.Rule, d.Detail)
	for _, related := range d.Related {
		fmt.Fprintf(out, "  %s:%d:%d: %s\n", related.File, related.Range.Start.Line, related.Range.Start.Column, related.Message)
	}
}

func compileCase(t *testing.T, rule, name string) *compiler.Tenant {
	t.Helper()
	return compileProject(t, path.Join(ruleCases, rule), language.Options{File: name + ".grants.hcl"})
}
