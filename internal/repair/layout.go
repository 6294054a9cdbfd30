package repair

import (
	"slices"

	"grants/compiler"
	"grants/config/layout"
	"grants/diag"
	"grants/internal/parallel"
	"grants/internal/project"
	"grants/internal/rewrite"
	"grants/internal/source"
)

// LayOut formats files of a project in memory. Those that don't parse are left out, with a diagnostic each.
func LayOut(src *source.Project, names []string) (*rewrite.Files, []diag.Diagnostic, error) {
	r := rewrite.New(src)
	contents := make([][]byte, len(names))
	for i, name := range names {
		var err error
		if contents[i], err = r.Content(name); err != nil {
			return nil, nil, err
		}
	}
	formatted := make([][]byte, len(names))
	problems := make([][]diag.Diagnostic, len(names))
	parallel.Each(len(names), func(i int) { formatted[i], problems[i] = layout.Format(names[i], contents[i]) })
	for i, name := range names {
		if len(problems[i]) == 0 {
			r.Set(name, formatted[i])
		}
	}
	return r, slices.Concat(problems...), nil
}

// Difference is what two projects differ in that should be one; empty where they don't.
func Difference(before, after *project.Project) string {
	differs := compiler.FirstDifference(before.Tenant, after.Tenant)
	if differs == "" && !sameProblems(before.Diagnostics, after.Diagnostics) {
		differs = "what is wrong with the configuration"
	}
	return differs
}

// NewLimit is what is said of a limit that only the second state goes beyond, or empty.
func NewLimit(before, after []diag.Diagnostic) string {
	isLimit := func(d diag.Diagnostic) bool { return d.Code == "limit" }
	if at := slices.IndexFunc(after, isLimit); at >= 0 && !slices.ContainsFunc(before, isLimit) {
		return after[at].Message
	}
	return ""
}

func sameProblems(a, b []diag.Diagnostic) bool {
	if len(a) != len(b) {
		return false
	}
	count := map[string]int{}
	for i := range a {
		count[a[i].Fingerprint()+a[i].Message]++
		count[b[i].Fingerprint()+b[i].Message]--
	}
	for _, n := range count {
		if n != 0 {
			return false
		}
	}
	return true
}
