package auth0api

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"grants/compiler"
	"grants/config"
	"grants/diag"
)

func seeds(f *testing.F, pattern string) {
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

// sound fails where what was read does not compile to something, or reports what has no words.
func sound(t *testing.T, c *config.Config, problems []diag.Diagnostic, err error) {
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

func FuzzRead(f *testing.F) {
	seeds(f, "api-*/*.json")
	seeds(f, "api-*/dump/*.json")
	f.Fuzz(func(t *testing.T, content []byte) {
		c, problems, err := Read(fstest.MapFS{"clients.json": {Data: content}}, []string{"clients.json"})
		sound(t, c, problems, err)
	})
}
