package source

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"grants/compiler"
	"grants/config/layout"
	"grants/diag"
	"grants/internal/golden"
)

// TestForeignSources reads every case and writes what was read as HCL, with what is wrong, what is not known, and what the matrix makes of it.
func TestForeignSources(t *testing.T) {
	cases, err := filepath.Glob("../../testdata/door/*/source")
	if err != nil || len(cases) == 0 {
		t.Fatal("there are no cases", err)
	}
	for _, name := range cases {
		dir := filepath.Dir(name)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			spec, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			golden.Check(t, filepath.Join(dir, "want.txt"), readForeign(t, dir, strings.TrimSpace(string(spec))))
		})
	}
}

func readForeign(t *testing.T, dir, spec string) []byte {
	t.Helper()
	sides := &Sides{Base: dir, Name: "."}
	if _, err := os.Stat(filepath.Join(dir, "config.json")); err == nil {
		sides.Foreign.Keywords = "config.json"
	}
	project, _, err := sides.Head(spec)
	if err != nil {
		return []byte("error: " + err.Error() + "\n")
	}
	var out bytes.Buffer
	tenant, more := compiler.Compile(project.Config)
	for _, d := range append(project.Diagnostics, more...) {
		fmt.Fprintf(&out, "%s: %s[%s]: %s\n", place(d.Range), d.Severity, d.Code, d.Message)
	}
	for _, gap := range project.Config.Gaps {
		at := place(project.Config.Files.Range(gap.At))
		fmt.Fprintf(&out, "%s: gap[%s] %s %s %s: %s\n", at, gap.ID, gap.Effect, gap.Address, gap.Attribute, gap.Message)
	}
	fmt.Fprintf(&out, "left out: %v\n", project.Config.Absent)
	for _, block := range layout.Blocks(project.Config, nil, nil) {
		fmt.Fprintf(&out, "\n%s", block.Text)
	}
	out.WriteString("\n")
	for _, grant := range project.Config.ClientGrants {
		fmt.Fprintf(&out, "%s stands at %s, its scopes at %s\n", grant.Address, place(project.Config.Files.Range(grant.Header)),
			place(project.Config.Files.Range(grant.Scopes.Span)))
	}
	for cell := range tenant.Matrix(compiler.Filter{}) {
		fmt.Fprintf(&out, "%s %s %s: %s %v, assumed %v\n", cell.Application.Address, cell.API.Address, cell.SubjectType, cell.Reason, cell.Scopes, cell.Assumed)
	}
	for _, grant := range tenant.UnresolvedGrants {
		fmt.Fprintf(&out, "%s is unresolved: %v\n", grant.Address, grant.Unresolved())
	}
	return out.Bytes()
}

func place(r diag.Range) string {
	if r.IsZero() {
		return "-"
	}
	return fmt.Sprintf("%s:%d:%d", r.File, r.Start.Line, r.Start.Column)
}
