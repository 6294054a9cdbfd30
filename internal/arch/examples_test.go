package arch

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

var exampleFunc = regexp.MustCompile(`(?m)^func Example\w*\(\) \{`)

func TestWhatOthersImportHasAnExample(t *testing.T) {
	for _, room := range []string{"config", "config/language", "compiler", "lint", "plan", "plan/operations", "diag"} {
		files, err := filepath.Glob(filepath.Join(root, room, "*_test.go"))
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, file := range files {
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			found = found || exampleFunc.Match(content)
		}
		if !found {
			t.Errorf("%s has no runnable Example", room)
		}
	}
}
