package deploycli

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

func FuzzYAML(f *testing.F) {
	seeds(f, "deploy-*/tenant.yaml")
	f.Add([]byte("a: &a [*a]\n? [b]\n: {<<: [*a]}\nclients: @@X@@"))
	settings := &Settings{Keywords: Keywords{"X": []byte(`[{"name": "a"}]`), "ENV": []byte(`"a: b"`)}}
	f.Fuzz(func(t *testing.T, content []byte) {
		c, problems, err := Read(fstest.MapFS{"tenant.yaml": {Data: content}}, "tenant.yaml", Options{Settings: settings})
		sound(t, c, problems, err)
	})
}

func FuzzFolder(f *testing.F) {
	seeds(f, "deploy-folder/auth0/*/*.json")
	f.Fuzz(func(t *testing.T, content []byte) {
		fsys := fstest.MapFS{"clients/a.json": {Data: content}, "grants/a.json": {Data: content}, "resource-servers/a.json": {Data: content}}
		c, problems, err := Read(fsys, ".", Options{})
		sound(t, c, problems, err)
	})
}
