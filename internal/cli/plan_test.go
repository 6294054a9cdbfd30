package cli

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"grants/plan"
)

func TestPlanNeedsGitForRevisionsOnly(t *testing.T) {
	t.Setenv("PATH", "")
	for _, c := range []struct {
		against string
		want    int
		stderr  string
	}{
		{"git:HEAD", exitFailed, "git is needed for this and is not in PATH"},
		{"dir:base", exitAnswered, ""},
		{"empty:", exitAnswered, ""},
	} {
		var stdout, stderr bytes.Buffer
		code := Main([]string{"plan", "head", "--against", c.against}, Env{Stdout: &stdout, Stderr: &stderr, Dir: "../../testdata/plan/h1"})
		if code != c.want || !strings.Contains(stderr.String(), c.stderr) || (c.stderr == "") != (stderr.Len() == 0) {
			t.Errorf("--against %s: exit %d, want %d, and %q on standard error, want %q", c.against, code, c.want, &stderr, c.stderr)
		}
	}
}

func TestThePageNamesEveryGate(t *testing.T) {
	page, err := os.ReadFile(repository + "/docs/plan.md")
	if err != nil {
		t.Fatal(err)
	}
	_, err = plan.ParseSelector("no gate") // the error lists them
	if err == nil {
		t.Fatal("everything is a gate")
	}
	_, list, _ := strings.Cut(err.Error(), "expected ")
	for name := range strings.SplitSeq(strings.ReplaceAll(list, "or one of ", ""), ", ") {
		if !strings.Contains(string(page), "`"+name+"`") {
			t.Errorf("docs/plan.md does not name the gate %q", name)
		}
	}
}
