package cli

import (
	"bytes"
	"strings"
	"testing"
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
