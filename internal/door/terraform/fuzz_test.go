package terraform

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

func FuzzPlan(f *testing.F) {
	seeds(f, "plan-*/plan.json")
	files, err := os.ReadFile("../../../testdata/door/plan-modules/main.tf")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		fsys := fstest.MapFS{"plan.json": {Data: content}, "main.tf": {Data: files}}
		for _, state := range []State{Before, After, Now} {
			c, problems, err := Read(fsys, "plan.json", state)
			sound(t, c, problems, err)
		}
	})
}

func FuzzFiles(f *testing.F) {
	seeds(f, "plan-*/main.tf")
	seeds(f, "terraform/*/*.tf")
	f.Fuzz(func(t *testing.T, content []byte) {
		c, problems, err := ReadFiles(fstest.MapFS{"main.tf": {Data: content}, "m/main.tf": {Data: content}}, ".", Options{})
		sound(t, c, problems, err)
	})
}
