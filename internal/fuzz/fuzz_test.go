package fuzz

import (
	"bytes"
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"grants/compiler"
	"grants/config"
	"grants/config/language"
	"grants/diag"
	"grants/lint"
	"grants/lint/rules"
)

// FuzzLoad reads arbitrary bytes as a project's only file, in the native form and as JSON, and goes all the way to the matrix.
func FuzzLoad(f *testing.F) {
	for _, seed := range seeds(f) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		if len(content) > 20_000 {
			return // what is large has its own tests; here it only makes a run slow
		}
		check(t, "main.grants.hcl", content)
		check(t, "main.grants.json", content)
	})
}

// seeds are the files of all test data.
func seeds(f *testing.F) [][]byte {
	f.Helper()
	var all [][]byte
	root := os.DirFS("../../testdata")
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".hcl") && !strings.HasSuffix(name, ".json") {
			return err
		}
		content, err := fs.ReadFile(root, name)
		all = append(all, content)
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
	return all
}

// known are the codes that may be reported.
var known = func() map[string]bool {
	codes := map[string]bool{}
	for _, rule := range rules.All() {
		codes[rule.ID] = true
	}
	return codes
}()

func check(t *testing.T, name string, content []byte) {
	t.Helper()
	cfg, diagnostics, err := language.Load(fstest.MapFS{name: {Data: content}}, language.Options{})
	if err != nil {
		t.Fatal(err)
	}
	checkDiagnostics(t, content, diagnostics)
	_, again, _ := language.Load(fstest.MapFS{name: {Data: bytes.Clone(content)}}, language.Options{})
	if !reflect.DeepEqual(diagnostics, again) {
		t.Errorf("the same bytes give other diagnostics the second time:\n%v\n%v", diagnostics, again)
	}
	if !diag.HasErrors(diagnostics) {
		checkReferences(t, cfg)
	}
	tenant, found := compiler.Compile(cfg)
	checkDiagnostics(t, content, found)
	checkDiagnostics(t, content, lint.Run(tenant, rules.All(), lint.Options{}))
	for access := range tenant.Matrix(compiler.Filter{}) {
		_ = access
	}
}

func checkDiagnostics(t *testing.T, content []byte, diagnostics []diag.Diagnostic) {
	t.Helper()
	sorted := slices.Clone(diagnostics)
	diag.Sort(sorted)
	if !reflect.DeepEqual(diagnostics, sorted) {
		t.Errorf("diagnostics are not sorted: %v", diagnostics)
	}
	for _, d := range diagnostics {
		if !known[d.Code] || d.Message == "" || d.Severity < diag.Info || d.Severity > diag.Error {
			t.Errorf("%q has code %q and severity %s", d.Message, d.Code, d.Severity)
		}
		if strings.Contains(d.Message, "\n") {
			t.Errorf("message of several lines: %q", d.Message)
		}
		checkRange(t, content, d.Message, d.Range)
		for _, related := range d.Related {
			checkRange(t, content, related.Message, related.Range)
		}
		for _, fix := range d.Fixes {
			for _, edit := range fix.Edits {
				checkRange(t, content, fix.Title, edit.Range)
			}
		}
	}
}

func checkRange(t *testing.T, content []byte, message string, r diag.Range) {
	t.Helper()
	if r.IsZero() || r.Start.Byte < 0 || r.Start.Byte > r.End.Byte || r.End.Byte > len(content) {
		t.Errorf("%q has a range outside the file of %d bytes: %+v", message, len(content), r)
	}
}

// checkReferences checks that every address which a tree without mistakes refers to is that of an object.
func checkReferences(t *testing.T, cfg *config.Config) {
	t.Helper()
	addresses := map[string]bool{}
	for _, api := range cfg.APIs {
		addresses[api.Address] = true
	}
	for _, app := range cfg.Applications {
		addresses[app.Address] = true
	}
	for _, grant := range cfg.ClientGrants {
		for _, ref := range []config.Located[config.Reference]{grant.ClientID, grant.Audience} {
			if ref.Value.IsAddress && !addresses[ref.Value.Name] {
				t.Errorf("%s refers to %q, which is not there", grant.Address, ref.Value.Name)
			}
		}
	}
}
