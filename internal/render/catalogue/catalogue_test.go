package catalogue

import (
	"bytes"
	"io"
	"testing"

	"grants/diag"
	"grants/internal/golden"
	"grants/lint"
)

// The catalogue of the tests is not the real one: these are about the format.
var ruleWithCheck = &lint.Rule{
	ID: "lonely-scope", Group: lint.Scopes, Title: "scope | without friends", Severity: diag.Warning,
	Doc: "A scope is <alone>.\nIt has nobody.\n\nGive it company.", Refs: []string{"https://example.com/a", "https://example.com/b"},
	Check: func(*lint.Pass) {}, Strict: true,
	Options: []lint.Option{{Name: "friends", Doc: "How many it needs.", Default: 2}, {Name: "loners", Doc: "Scopes that want to be alone.", Default: []string{"x"}}},
}

var ruleOfTheReader = &lint.Rule{ID: "torn", Group: lint.Language, Title: "file is torn", Severity: diag.Error, Doc: "It can't be read."}

func TestRulesFormats(t *testing.T) {
	all := []*lint.Rule{ruleWithCheck, ruleOfTheReader}
	for _, c := range []struct {
		file  string
		write func(io.Writer) error
	}{
		{"rules.txt", func(w io.Writer) error { return Text(w, all) }},
		{"rules.json", func(w io.Writer) error { return JSON(w, all) }},
		{"rules.md", func(w io.Writer) error { return Markdown(w, all) }},
	} {
		t.Run(c.file, func(t *testing.T) {
			var out bytes.Buffer
			if err := c.write(&out); err != nil {
				t.Fatal(err)
			}
			golden.Check(t, "testdata/"+c.file, out.Bytes())
		})
	}
}
