package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"grants/internal/render/findings"
)

func TestAJobSummaryFitsBesideWhatStandsThere(t *testing.T) {
	for _, c := range []struct {
		left int
		want string // that is added
	}{
		{0, ""},
		{200, "not listed: the summary would be too large"},
		{2000, "| error | undefined-scope |"},
	} {
		name := filepath.Join(t.TempDir(), "summary.md")
		before := bytes.Repeat([]byte("x"), findings.MaxJobSummary-c.left)
		if err := os.WriteFile(name, before, 0o600); err != nil {
			t.Fatal(err)
		}
		var output bytes.Buffer
		project := repository + "/testdata/readme/portal.grants.hcl"
		Main([]string{"lint", "--only", "undefined-scope", "-o", "github", project}, Env{Stdout: &output, Stderr: &output, Environ: []string{"GITHUB_STEP_SUMMARY=" + name}})
		after, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if len(after) > findings.MaxJobSummary {
			t.Errorf("%d bytes left: the summary has %d bytes", c.left, len(after))
		}
		if added := string(after[len(before):]); !strings.Contains(added, c.want) || c.want == "" && added != "" {
			t.Errorf("%d bytes left: added is %q, want %q", c.left, added, c.want)
		}
	}
}
