package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTheScopeOfThePageGoesItsWay runs the example of docs/architecture.md.
func TestTheScopeOfThePageGoesItsWay(t *testing.T) {
	page := readPage(t, repository+"/docs/architecture.md")
	_, rest, _ := strings.Cut(page, "```hcl\n")
	source, _, _ := strings.Cut(rest, "```\n")
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "tenant.grants.hcl"), []byte(source), 0o666); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	if code := Main([]string{"matrix", dir}, Env{Stdin: strings.NewReader(""), Stdout: &stdout, Stderr: &stderr}); code != 0 {
		t.Fatalf("exit code is %d, want 0: %s", code, stderr.String())
	}
	_, cell, _ := strings.Cut(stdout.String(), `"application":"application.portal"`)
	cell, _, _ = strings.Cut(cell, "\n")
	if want := `"scopes":["read:invoices"]`; !strings.Contains(cell, want) || !strings.Contains(page, want) {
		t.Errorf("the cell is %q, which the page says has %s", cell, want)
	}
}
