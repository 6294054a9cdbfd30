package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestRecipesBuildWhatKnowsItsVersion holds what people copy to builds that are stamped: of a clone with its tag, or with -ldflags.
func TestRecipesBuildWhatKnowsItsVersion(t *testing.T) {
	clone := regexp.MustCompile(`git clone [^\n]*|ref: v[0-9][^\n]*`)
	for _, name := range []string{"docs/ci.md", "docs/deploy.md", "docs/pull-requests.md", "internal/starter/files/github-lint.yml", "internal/starter/files/github-plan.yml", "internal/starter/files/gitlab.yml"} {
		recipe := readPage(t, repository+"/"+name)
		installs := strings.Count(recipe, "go install -C grants .") + strings.Count(recipe, "go install -C /tmp/grants .")
		tags := 0
		for _, from := range clone.FindAllString(recipe, -1) {
			if strings.HasPrefix(from, "ref: ") || strings.Contains(from, "--branch v") {
				tags++
			}
		}
		if installs == 0 || tags != installs {
			t.Errorf("%s installs grants %d times, and takes a tag %d times", name, installs, tags)
		}
		if strings.Contains(recipe, "buildvcs=false") {
			t.Errorf("%s builds without a version", name)
		}
	}
	stamps := 0
	for _, name := range []string{"README.md", ".ci/run", ".ci/pre-commit"} {
		for _, variable := range regexp.MustCompile(`-X (\S+)=`).FindAllStringSubmatch(readPage(t, filepath.Join(repository, name)), -1) {
			if stamps++; variable[1] != "grants/internal/version.stamped" {
				t.Errorf("%s stamps %s, which there is not", name, variable[1])
			}
		}
	}
	if content, err := os.ReadFile(repository + "/internal/version/version.go"); err != nil || !strings.Contains(string(content), "\nvar stamped string\n") || stamps < 2 {
		t.Errorf("the variable that %d recipes stamp is gone: %v", stamps, err)
	}
}
