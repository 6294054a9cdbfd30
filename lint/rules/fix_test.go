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
	"grants/internal/edit"
	"grants/lint"
	"grants/lint/rules"
)

// TestFixes makes every repair of every bad example, one at a time: the finding goes, the rest still means what it did, no comment is lost, and
// a repair that is called safe leaves the matrix as it is. So it is in files with a comment on every line, with other line ends and with a byte order mark.
func TestFixes(t *testing.T) {
	for _, layout := range []struct {
		name   string
		change func(string) string
	}{
		{"as written", func(text string) string { return text }},
		{"commented", comment},
		{"CRLF", func(text string) string { return "\ufeff" + strings.ReplaceAll(text, "\n", "\r\n") }},
	} {
		t.Run(layout.name, func(t *testing.T) {
			if fixes := checkFixes(t, layout.change); fixes == 0 {
				t.Error("there are no fixes: is the test looking at the examples?")
			}
		})
	}
}

func checkFixes(t *testing.T, change func(string) string) int {
	fixes := 0
	for _, rule := range rules.All() {
		for _, name := range exampleFiles(t, rule.ID, "bad") {
			text := change(readExample(t, rule.ID, name))
			before := evaluate(t, text)
			for _, d := range before.findings {
				for _, fix := range d.Fixes {
					t.Run(rule.ID+"/"+name+"/"+d.Code+"/"+d.Address+"/"+d.Key, func(t *testing.T) { checkFix(t, text, before, d, fix) })
					fixes++
				}
			}
		}
	}
	return fixes
}

// comment ends every line with a comment, each with its own words.
func comment(text string) string {
	var out strings.Builder
	n := 0
	for line := range strings.Lines(text) {
		if n++; !strings.Contains(line, "#") {
			line = fmt.Sprintf("%s # line %d\n", strings.TrimSuffix(line, "\n"), n)
		}
		out.WriteString(line)
	}
	return out.String()
}

// evaluation is what there is to say about a project of one file.
type evaluation struct {
	tenant   *compiler.Tenant
	errors   int // that stop it from compiling
	findings []diag.Diagnostic
}

const fixedName = "x.grants.hcl"

func evaluate(t *testing.T, text string) evaluation {
	t.Helper()
	cfg, problems, err := language.Load(fstest.MapFS{fixedName: {Data: []byte(text)}}, language.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tenant, more := compiler.Compile(cfg)
	problems = append(problems, more...)
	e := evaluation{tenant: tenant, findings: slices.Concat(problems, lint.Run(tenant, rules.All(), lint.Options{}))}
	for _, d := range problems {
		if d.Severity == diag.Error {
			e.errors++
		}
	}
	return e
}

func checkFix(t *testing.T, text string, before evaluation, d diag.Diagnostic, fix diag.Fix) {
	var set edit.Set
	if outcome := set.Add(fix.Edits); outcome != edit.Added || fix.Title == "" {
		t.Fatalf("fix %q has edits that overlap, or none: %v", fix.Title, fix.Edits)
	}
	fixed, err := set.Apply(fixedName, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	after := evaluate(t, string(fixed))
	if got, want := count(after.findings, d), count(before.findings, d); got >= want {
		t.Errorf("after %q there are %d findings like %q, want fewer than %d:\n%s", fix.Title, got, d.Message, want, fixed)
	}
	if after.errors > before.errors {
		t.Errorf("after %q there are %d errors, want at most %d:\n%s", fix.Title, after.errors, before.errors, fixed)
	}
	if got, want := commentsIn(string(fixed)), commentsIn(text); !slices.Equal(got, want) {
		t.Errorf("after %q the comments are %q, want %q", fix.Title, got, want)
	}
	if differs := compiler.FirstDifference(before.tenant, after.tenant); fix.Safe && differs != "" {
		t.Errorf("%q is called safe and changes %s:\n%s", fix.Title, differs, fixed)
	}
}

// count is how many findings are about the same mistake: the same literal may be wrong for several objects.
func count(findings []diag.Diagnostic, like diag.Diagnostic) int {
	n := 0
	for _, d := range findings {
		if d.Code == like.Code && d.Key == like.Key && d.Address == like.Address {
			n++
		}
	}
	return n
}

// commentsIn is the comments of a text, as far as they start with # or //.
func commentsIn(text string) []string {
	var found []string
	for line := range strings.Lines(text) {
		quoted := false
		for i := range line {
			if line[i] == '"' {
				quoted = !quoted
			} else if !quoted && (line[i] == '#' || strings.HasPrefix(line[i:], "//")) {
				found = append(found, strings.TrimSpace(line[i:]))
				break
			}
		}
	}
	return found
}
