package findings

import (
	"encoding/json"
	"strings"
	"testing"

	"grants/diag"
	"grants/internal/render/schema/schematest"
)

func validateRDJSON(t *testing.T, document []byte, findings *Report) {
	schematest.ValidateAgainst(t, "testdata/schema/rdjson.schema.json", document)
	if got := len(parseRDJSON(t, document).Diagnostics); got != len(findings.Diagnostics) {
		t.Errorf("%d diagnostics, want %d", got, len(findings.Diagnostics))
	}
}

func parseRDJSON(t *testing.T, document []byte) rdjsonDocument {
	t.Helper()
	var parsed rdjsonDocument
	if err := json.Unmarshal(document, &parsed); err != nil {
		t.Fatal(err)
	}
	return parsed
}

func TestReviewdogIsOfferedNoFixThatMayChangeAccess(t *testing.T) {
	d := finding(diag.Error, "here", at(`"x"`))
	d.Fixes = []diag.Fix{{Title: "take the grant away", Edits: []diag.Edit{{Range: d.Range, NewText: `"y"`}}}}
	got := parseRDJSON(t, written(t, format{write: RDJSON}, &Report{Diagnostics: []diag.Diagnostic{d}, Source: readSample})).Diagnostics[0]
	if want := "grants lint --fix-unsafe: take the grant away (may change who has access)"; len(got.Suggestions) != 0 || !strings.HasSuffix(got.Message, "\n"+want) {
		t.Errorf("suggestions are %+v, message is %q, want none and %q", got.Suggestions, got.Message, want)
	}
}

func TestReviewdogIsOfferedOnlyFixesThatAreOneEdit(t *testing.T) {
	d := finding(diag.Error, "here", at(`"x"`))
	edit, elsewhere := diag.Edit{Range: d.Range, NewText: `"y"`}, diag.Edit{Range: within("other", "x", "x"), NewText: "z"}
	d.Fixes = []diag.Fix{{Safe: true, Edits: []diag.Edit{edit}}, {Safe: true, Edits: []diag.Edit{edit, edit}}, {Safe: true, Edits: []diag.Edit{elsewhere}}}
	got := parseRDJSON(t, written(t, format{write: RDJSON}, &Report{Diagnostics: []diag.Diagnostic{d}, Source: readSample})).Diagnostics[0].Suggestions
	if len(got) != 1 || got[0].Text != `"y"` || got[0].Range.Start.Line != 8 {
		t.Errorf("suggestions are %+v, want the one edit", got)
	}
}
