// Package doortest has what the fuzz targets of the doors share: where they begin, and what must hold of whatever is read.
package doortest

import (
	"os"
	"path/filepath"
	"testing"

	"grants/compiler"
	"grants/config"
	"grants/diag"
)

// Seeds adds the cases of testdata/door that match a pattern.
func Seeds(f *testing.F, pattern string) {
	f.Helper()
	names, err := filepath.Glob("../../../testdata/door/" + pattern)
	if err != nil || len(names) == 0 {
		f.Fatal("there are no seeds", err)
	}
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
}

// Sound fails where what was read does not compile to something, or reports what has no words.
func Sound(t *testing.T, c *config.Config, problems []diag.Diagnostic, err error) {
	t.Helper()
	if err != nil {
		return
	}
	for _, d := range problems {
		if d.Message == "" || d.Code == "" {
			t.Fatalf("a mistake without words: %+v", d)
		}
	}
	for _, gap := range c.Gaps {
		if gap.Message == "" || gap.ID == "" {
			t.Fatalf("a gap without words: %+v", gap)
		}
	}
	compiler.Compile(c)
}
