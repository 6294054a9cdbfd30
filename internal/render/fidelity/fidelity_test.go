package fidelity_test

import (
	"bytes"
	"slices"
	"testing"

	"grants/config"
	"grants/diag"
	"grants/internal/render/fidelity"
	"grants/internal/render/schema/schematest"
)

// drawn is a source with a gap of each effect, and one cause that several gaps have.
func drawn() *fidelity.Source {
	files := &diag.Files{}
	file := files.Add("tenant.yaml")
	files.SetContent(file, []byte("a\nb\nc\n"))
	at := func(offset uint32) diag.Span { return diag.Span{File: file, Start: offset, End: offset + 1} }
	return &fidelity.Source{
		Spec: "a0deploy:tenant.yaml", Files: files, Place: func(file string) string { return "auth0/" + file },
		Gaps: []config.Gap{
			{ID: "own-grant", Effect: config.GapDeploy, Message: "the own grant is missing"},
			{ID: "keyword", Address: "api.b", Attribute: "identifier", At: at(4), Effect: config.GapAccess, Message: "##X## has no value"},
			{ID: "keyword", Address: "api.a", Attribute: "identifier", At: at(2), Effect: config.GapAccess, Message: "##X## has no value"},
			{ID: "name", Address: "api.a", Attribute: "name", At: at(0), Effect: config.GapNone, Message: "no name"},
		},
	}
}

func TestWordsTellTheWorstFirstAndOneCauseOnce(t *testing.T) {
	for level, want := range map[string][]string{
		"access": {
			"a0deploy:tenant.yaml: 2 things are not said, 2 of which bear on access; what stands in their place is assumed",
			"  auth0/tenant.yaml:2: api.a.identifier: ##X## has no value (so it is with 1 more)",
		},
		"deploy": {
			"a0deploy:tenant.yaml: 3 things are not said, 2 of which bear on access; what stands in their place is assumed",
			"  auth0/tenant.yaml:2: api.a.identifier: ##X## has no value (so it is with 1 more)",
			"  the own grant is missing",
		},
		"all": {
			"a0deploy:tenant.yaml: 4 things are not said, 2 of which bear on access; what stands in their place is assumed",
			"  auth0/tenant.yaml:2: api.a.identifier: ##X## has no value (so it is with 1 more)",
			"  the own grant is missing",
			"  auth0/tenant.yaml:1: api.a.name: no name",
		},
	} {
		if got := fidelity.Words([]*fidelity.Source{drawn()}, level); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", level, got, want)
		}
	}
}

func TestSourcesWithoutGapsAreSilent(t *testing.T) {
	source := &fidelity.Source{Spec: "api:dump", Files: &diag.Files{}}
	if got := fidelity.Words([]*fidelity.Source{source}, "all"); len(got) > 0 {
		t.Errorf("got %q", got)
	}
	if got := fidelity.Note(source); got != "" {
		t.Errorf("got %q", got)
	}
	if fidelity.Bears([]*fidelity.Source{source}) || !fidelity.Bears([]*fidelity.Source{source, drawn()}) {
		t.Error("a gap bears on access where there is none, or none does where there is")
	}
}

func TestTheJSONHasItsSchema(t *testing.T) {
	var out bytes.Buffer
	if err := fidelity.JSON(&out, []*fidelity.Source{drawn()}); err != nil {
		t.Fatal(err)
	}
	schematest.Validate(t, "fidelity", out.Bytes())
}
