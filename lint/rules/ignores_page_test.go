package rules_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"grants/compiler"
	"grants/config/language"
	"grants/diag"
	"grants/internal/sample"
	"grants/lint"
	"grants/lint/rules"
)

// TestThePageShowsIgnoresThatWork holds the examples of docs/ignores.md to what the page says about them: each ignore is of use.
func TestThePageShowsIgnoresThatWork(t *testing.T) {
	content, err := os.ReadFile("../../docs/ignores.md")
	if err != nil {
		t.Fatal(err)
	}
	for form, name := range map[string]string{"hcl": "main.grants.hcl", "json": "main.grants.json"} {
		_, rest, found := strings.Cut(string(content), "```"+form+"\n")
		block, _, closed := strings.Cut(rest, "```\n")
		if !found || !closed {
			t.Fatalf("the page has no example in %s", form)
		}
		cfg, problems, err := language.Load(fstest.MapFS{name: {Data: []byte(block)}}, language.Options{})
		if err != nil || problems != nil || len(cfg.Ignores) == 0 {
			t.Fatalf("%s: got %v, %v and %d ignores", form, err, problems, len(cfg.Ignores))
		}
		tenant, problems := compiler.Compile(cfg)
		if problems != nil {
			t.Errorf("%s: %v", form, problems)
		}
		for _, d := range lint.Run(tenant, rules.All(), lint.Options{Today: sample.Today}) {
			if strings.HasPrefix(d.Code, "ignore-") || d.Ignored == "" && d.Severity > diag.Info {
				t.Errorf("%s:%d: %s [%s]", form, d.Range.Start.Line, d.Message, d.Code)
			}
		}
	}
}
