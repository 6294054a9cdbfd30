package source

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"grants/compiler"
	"grants/internal/golden"
)

// TestRealPlansAndTheirFilesSayTheSame reads what a real OpenTofu shows of plans and states (testdata/opentofu/make), and the files that these come from.
// Where two readings differ, one of them says that it does not know.
func TestRealPlansAndTheirFilesSayTheSame(t *testing.T) {
	plans, err := filepath.Glob("../../testdata/opentofu/*/plan.json")
	if err != nil || len(plans) == 0 {
		t.Fatal("there are no plans", err)
	}
	for _, plan := range plans {
		dir := filepath.Dir(plan)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			var out bytes.Buffer
			pairs := [][]string{{"terraform:.", "tfplan:plan.json", "tfstate:state.json"}}
			if _, err := os.Stat(filepath.Join(dir, "before")); err == nil {
				pairs = append(pairs, []string{"terraform:before", "tfplan:plan.json@before"})
			}
			for _, forms := range pairs {
				var first *reading
				for _, spec := range forms {
					r := read(t, dir, spec)
					r.print(&out)
					if first == nil {
						first = r
						continue
					}
					first.compare(t, r)
				}
			}
			if strings.Contains(out.String(), "planted-secret") {
				t.Error("a secret is shown")
			}
			golden.Check(t, filepath.Join(dir, "want.txt"), out.Bytes())
		})
	}
}

// A plan that is all there is says which of several applications is meant as far as it can, and never another in silence.
func TestAPlanWithoutItsFilesNamesNobodyElseInSilence(t *testing.T) {
	for _, name := range []string{"loops", "unknown", "widened"} {
		dir := "../../testdata/opentofu/" + name
		content, err := os.ReadFile(filepath.Join(dir, "plan.json"))
		if err != nil {
			t.Fatal(err)
		}
		alone := t.TempDir()
		writeBelow(t, alone, "plan.json", string(content))
		read(t, dir, "tfstate:state.json").compare(t, read(t, alone, "tfplan:plan.json"))
	}
}

// reading is what a source says of access.
type reading struct {
	spec  string
	gaps  []string
	rows  map[string]string // what an application gets from an API for a subject type
	by    map[string]string // the grants that give it, whose addresses may be others
	known map[string]bool   // what rests on no gap
	lacks bool              // it says that there may be more
}

func read(t *testing.T, dir, spec string) *reading {
	t.Helper()
	project, _, err := (&Sides{Base: dir, Name: ".", Foreign: Foreign{Workspace: "default"}}).Head(spec)
	if err != nil {
		t.Fatal(err)
	}
	tenant, more := compiler.Compile(project.Config)
	for _, d := range append(project.Diagnostics, more...) {
		t.Errorf("%s: %s: %s", spec, place(d.Range), d.Message)
	}
	r := &reading{spec: spec, rows: map[string]string{}, by: map[string]string{}, known: map[string]bool{}, lacks: len(project.Config.Absent) > 0}
	for _, gap := range project.Config.Gaps {
		r.gaps = append(r.gaps, fmt.Sprintf("%s %s %s: %s", gap.ID, gap.Address, gap.Attribute, gap.Message))
		r.lacks = r.lacks || gap.Address == "" && gap.Effect == "access"
	}
	for cell := range tenant.Matrix(compiler.Filter{}) {
		key := fmt.Sprintf("%s %s %s", cell.Application.Address, cell.API.Address, cell.SubjectType)
		if cell.Grant != nil {
			r.by[key] = " by " + cell.Grant.Address
		}
		r.rows[key] = fmt.Sprintf("%s %v, all: %t", cell.Reason, cell.Scopes, cell.FutureScopes)
		r.known[key] = len(cell.Assumed) == 0
	}
	for _, grant := range tenant.UnresolvedGrants {
		r.rows["nobody knows who, or on what: "+grant.Address] = fmt.Sprint(grant.Unresolved())
		r.lacks = true
	}
	return r
}

func (r *reading) print(out *bytes.Buffer) {
	fmt.Fprintf(out, "%s\n", r.spec)
	for _, gap := range r.gaps {
		fmt.Fprintf(out, "  gap %s\n", gap)
	}
	for _, key := range sortedRows(r.rows) {
		assumed := ""
		if !r.known[key] {
			assumed = ", assumed"
		}
		fmt.Fprintf(out, "  %s: %s%s%s\n", key, r.rows[key], r.by[key], assumed)
	}
}

func sortedRows(rows map[string]string) []string {
	var keys []string
	for key := range rows {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// compare wants what both know to be the same.
func (r *reading) compare(t *testing.T, other *reading) {
	t.Helper()
	for _, pair := range [][2]*reading{{r, other}, {other, r}} {
		from, to := pair[0], pair[1]
		for _, key := range sortedRows(from.rows) {
			_, there := to.rows[key]
			switch {
			case !from.known[key], from.rows[key] == to.rows[key], there && !to.known[key], !there && to.lacks:
			default:
				t.Errorf("%s says of %s: %s\n%s says: %s", from.spec, key, from.rows[key], to.spec, to.rows[key])
			}
		}
	}
}

// What the provider keeps in the state though nobody gave it a value is no mistake of anybody.
func TestAStateHasWhatNobodyWrote(t *testing.T) {
	content, err := os.ReadFile("../../testdata/opentofu/loops/state.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, zero := range []string{`"allow_any_organization":false`, `"allow_all_scopes":false`, `"client_id":""`, `"organization_usage":""`, `"default_organization":[]`} {
		if !strings.Contains(string(content), zero) {
			t.Errorf("the state does not have %s", zero)
		}
	}
	project, _, err := (&Sides{Base: "../../testdata/opentofu/loops", Name: "."}).Head("tfstate:state.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, grant := range project.Config.ClientGrants {
		if grant.AllowAnyOrganization.Set || grant.OrganizationUsage.Set && grant.OrganizationUsage.Value == "" || grant.AllowAllScopes.Set && !grant.AllowAllScopes.Value {
			t.Errorf("%s has what nobody wrote", grant.Address)
		}
	}
}
