package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"grants/compiler"
	"grants/config/language"
	"grants/diag"
	"grants/internal/sample"
	"grants/lint"
	"grants/lint/rules"
)

// TestEveryFixRepairsItsFinding applies every fix of every example, one by one: the file still compiles, the finding is gone, and if the fix is
// called safe, everybody's access is what it was.
func TestEveryFixRepairsItsFinding(t *testing.T) {
	for _, rule := range rules.All() {
		for _, name := range exampleFiles(t, rule.ID, "bad") {
			source := readExample(t, rule.ID, name)
			before := lintText(t, source)
			for _, d := range before.findings {
				for _, fix := range d.Fixes {
					t.Run(fmt.Sprintf("%s/%s/%s", rule.ID, name, d.Code), func(t *testing.T) {
						checkRepair(t, before, d, fix, sample.Repair(source, fix.Edits))
					})
				}
			}
		}
	}
}

func checkRepair(t *testing.T, before linted, d diag.Diagnostic, fix diag.Fix, source string) {
	after := lintText(t, source)
	if len(after.mistakes) > len(before.mistakes) {
		t.Fatalf("after the fix %q: %s\n%s", fix.Title, after.mistakes[len(after.mistakes)-1].Message, source)
	}
	for _, left := range after.findings {
		if left.Code == d.Code && left.Address == d.Address && left.Key == d.Key {
			t.Errorf("after the fix %q it still says: %s\n%s", fix.Title, left.Message, source)
		}
	}
	checkNoneWorse(t, before, after, d, fix)
	if fix.Safe && after.access != before.access {
		t.Errorf("the fix %q is called safe, and changes access from\n%sto\n%s", fix.Title, before.access, after.access)
	}
}

// checkNoneWorse: what a repair leads to weighs less than what it repairs, or was there before.
func checkNoneWorse(t *testing.T, before, after linted, d diag.Diagnostic, fix diag.Fix) {
	t.Helper()
	known := sample.Codes(before.findings)
	for _, found := range after.findings {
		if found.Severity > d.Severity && !slices.Contains(known, found.Code) {
			t.Errorf("the fix %q leads to %s: %s", fix.Title, found.Severity, found.Message)
		}
	}
}

// linted is what comes of one file.
type linted struct {
	mistakes []diag.Diagnostic // that keep it from compiling
	findings []diag.Diagnostic
	access   string // what everybody can do, a line for each cell
}

func lintText(t *testing.T, source string) linted {
	t.Helper()
	cfg, mistakes, err := language.Load(fstest.MapFS{"main.grants.hcl": {Data: []byte(source)}}, language.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tenant, compiled := compiler.Compile(cfg)
	return linted{append(mistakes, compiled...), lint.Run(tenant, rules.All(), lint.Options{}), accessOf(tenant)}
}

func accessOf(tenant *compiler.Tenant) string {
	var out strings.Builder
	for cell := range tenant.Matrix(compiler.Filter{All: true}) {
		writeCell(&out, cell.Application.Address, cell)
	}
	for cell := range tenant.ThirdPartyDefaults() {
		writeCell(&out, "third parties", cell)
	}
	return out.String()
}

func writeCell(out *strings.Builder, holder string, cell *compiler.Access) {
	fmt.Fprintln(out, holder, cell.API.Address, cell.SubjectType, cell.Allowed, cell.Reason, cell.Unreachable, cell.Scopes, cell.FutureScopes,
		cell.AuthorizationDetailsTypes, cell.NarrowedBy, cell.OrganizationUsage, cell.AllowAnyOrganization)
}
