package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"strings"
	"testing"
)

func TestTheVersionIsWhatTheBuildKnows(t *testing.T) {
	commit := []debug.BuildSetting{{Key: "vcs", Value: "git"}, {Key: "vcs.revision", Value: "0123456789abcdef0123"}, {Key: "vcs.modified", Value: "false"}}
	dirty := append(commit[:2:2], debug.BuildSetting{Key: "vcs.modified", Value: "true"})
	for _, c := range []struct {
		name, stamped, module string
		settings              []debug.BuildSetting
		want                  string
	}{
		{"go install of a version", "", "v1.2.3", nil, "v1.2.3"},
		{"go build in a clone", "", "v1.2.4-0.20260102030405-0123456789ab", commit, "v1.2.4-0.20260102030405-0123456789ab"},
		{"stamped by hand", "v2.0.0", "v1.2.3", commit, "v2.0.0"},
		{"a commit alone", "", "(devel)", commit, "devel-0123456789ab"},
		{"a commit and more", "", "(devel)", dirty, "devel-0123456789ab+dirty"},
		{"nothing", "", "(devel)", nil, "(devel)"},
		{"less than nothing", "", "", nil, "(devel)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			info := &debug.BuildInfo{Main: debug.Module{Version: c.module}, Settings: c.settings}
			if got := versionOf(c.stamped, info); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	if got := versionOf("", nil); got != "(devel)" {
		t.Errorf("a program without build information has the version %q", got)
	}
}

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
			if stamps++; variable[1] != "grants/internal/cli.stamped" {
				t.Errorf("%s stamps %s, which there is not", name, variable[1])
			}
		}
	}
	if content, err := os.ReadFile("version.go"); err != nil || !strings.Contains(string(content), "\nvar stamped string\n") || stamps < 2 {
		t.Errorf("the variable that %d recipes stamp is gone: %v", stamps, err)
	}
}
