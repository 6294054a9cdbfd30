package lint

import (
	"slices"
	"strings"
	"testing"

	"grants/diag"
)

func at(line int) diag.Range {
	return diag.Range{File: "a.grants.hcl", Start: diag.Pos{Line: line, Column: 1, Byte: line * 80}, End: diag.Pos{Line: line, Column: 5, Byte: line*80 + 4}}
}

func TestInstancesOfOneBlockAreOneFinding(t *testing.T) {
	folded := fold([]diag.Diagnostic{
		{Code: "x", Address: `client_grant.shop["de"]`, Message: `client_grant.shop["de"] limits nothing`, Range: at(3)},
		{Code: "x", Address: `client_grant.shop["fr"]`, Message: `client_grant.shop["fr"] limits nothing`, Range: at(3)},
		{Code: "x", Address: `client_grant.shop["it"]`, Message: `client_grant.shop["it"] limits nothing`, Range: at(3)},
	})
	if len(folded) != 1 {
		t.Fatalf("got %d findings, want 1", len(folded))
	}
	if want := []string{`client_grant.shop["fr"]`, `client_grant.shop["it"]`}; !slices.Equal(folded[0].Also, want) {
		t.Errorf("got also %q, want %q", folded[0].Also, want)
	}
}

func TestDifferentProblemsAtOnePlaceStayApart(t *testing.T) {
	folded := fold([]diag.Diagnostic{
		{Code: "x", Address: "client_grant.a", Message: `api.orders declares no scope "read"`, Range: at(3)},
		{Code: "x", Address: "client_grant.b", Message: `api.returns declares no scope "read"`, Range: at(3)},
		{Code: "y", Address: "client_grant.b", Message: `api.returns declares no scope "read"`, Range: at(3)},
	})
	if len(folded) != 3 {
		t.Errorf("got %d findings, want 3", len(folded))
	}
}

func TestFindingsWithoutSourceStayApart(t *testing.T) {
	folded := fold([]diag.Diagnostic{
		{Code: "x", Address: "client_grant.a", Message: "same"},
		{Code: "x", Address: "client_grant.b", Message: "same"},
	})
	if len(folded) != 2 {
		t.Errorf("got %d findings, want 2", len(folded))
	}
}

func TestFoldedFindingsShowEveryPlaceOfUseUpToALimit(t *testing.T) {
	var sorted []diag.Diagnostic
	for line := range 3 * maxRelated {
		sorted = append(sorted, diag.Diagnostic{
			Code: "x", Address: "client_grant." + strings.Repeat("a", line+1), Message: "same", Range: at(1),
			Related: []diag.Related{{Message: "used here", Range: at(10 + line/2)}},
		})
	}
	folded := fold(sorted)
	if len(folded) != 1 || len(folded[0].Related) != maxRelated {
		t.Fatalf("got %d findings, the first with %d places, want 1 with %d", len(folded), len(folded[0].Related), maxRelated)
	}
	if got := folded[0].Related[1].Range; got != at(11) {
		t.Errorf("the second place of use is %v, want each place once", got)
	}
}

func TestInstanceKeysAreTakenOutOfMessages(t *testing.T) {
	for message, want := range map[string]string{
		`client_grant.shop["de"] is for application.shop["de"]`: "client_grant.shop is for application.shop",
		`no keys here`:    "no keys here",
		`unfinished["key`: "unfinishedkey",
	} {
		if got := withoutInstanceKeys(message); got != want {
			t.Errorf("withoutInstanceKeys(%q) is %q, want %q", message, got, want)
		}
	}
}
