package arch

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// topLevel is what may stand at the top of the repository, beside hidden files.
var topLevel = []string{
	"main.go", "config", "compiler", "lint", "plan", "examples", "testdata", "go.mod", "go.sum", "README.md",
	"diag", "internal", "docs", "editors", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md",
}

func TestNothingElseStandsAtTheTop(t *testing.T) {
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		name := entry.Name()
		if !strings.HasPrefix(name, ".") && !slices.Contains(topLevel, name) && !isIgnored(name) {
			t.Errorf("%q is none of the names that stand at the top of the repository", name)
		}
	}
}

// isIgnored reports whether git ignores a file, such as the built program. Without git nothing is ignored.
func isIgnored(name string) bool {
	command := exec.Command("git", "check-ignore", "--quiet", filepath.Join(root, name))
	return command.Run() == nil
}
