package findings

import (
	"encoding/json"
	"testing"

	"grants/diag"
	"grants/internal/render/schema/schematest"
)

func validateGitLab(t *testing.T, document []byte, findings *Report) {
	schematest.ValidateAgainst(t, "testdata/schema/gitlab.schema.json", document)
	issues := parseGitLab(t, document)
	if len(issues) != len(findings.Diagnostics) {
		t.Errorf("%d issues, want %d", len(issues), len(findings.Diagnostics))
	}
	seen := map[string]bool{}
	for _, issue := range issues {
		if seen[issue.Fingerprint] {
			t.Errorf("GitLab would show %q as one with another finding", issue.Description)
		}
		seen[issue.Fingerprint] = true
	}
}

func parseGitLab(t *testing.T, document []byte) []gitlabIssue {
	t.Helper()
	var issues []gitlabIssue
	if err := json.Unmarshal(document, &issues); err != nil {
		t.Fatal(err)
	}
	return issues
}

func TestGitLabFollowsAFindingThatMoves(t *testing.T) {
	d := finding(diag.Error, "here", at(`"x"`))
	fingerprint := func(diagnostics ...diag.Diagnostic) string {
		issues := parseGitLab(t, written(t, format{write: GitLab}, &Report{Diagnostics: diagnostics}))
		return issues[len(issues)-1].Fingerprint
	}
	first := fingerprint(d)
	d.Range.Start.Line += 3
	if moved := fingerprint(d); moved != first || first != d.Fingerprint() {
		t.Errorf("fingerprint was %s and is %s, want %s", first, moved, d.Fingerprint())
	}
	torn := diag.Diagnostic{Code: "syntax", Severity: diag.Error, Message: "torn", Range: diag.Range{File: "b", Start: diag.Pos{Line: 1, Column: 1}}}
	alone, before := fingerprint(torn), torn
	before.Range.File = "a"
	if among := fingerprint(before, torn); among != alone {
		t.Errorf("the fingerprint of a torn file depends on other files: %s alone, %s after another", alone, among)
	}
}
