package rules_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"grants/compiler"
	"grants/config/language"
	"grants/diag"
	"grants/internal/files"
	"grants/internal/golden"
	"grants/internal/policy"
	"grants/internal/sample"
	"grants/lint"
	"grants/lint/rules"
)

// examples has a folder for every rule: bad*.grants.hcl with what it reports, good*.grants.hcl with what it does not. Rules about policies have
// *.grantspolicy.hcl.
const examples = "../../testdata/lint"

// TestExamples holds every rule to its folder: bad files have findings of the rule and no errors beside them, good ones have neither.
func TestExamples(t *testing.T) {
	for _, rule := range rules.All() {
		t.Run(rule.ID, func(t *testing.T) {
			checkTwins(t, rule.ID)
			if rule.Group == lint.Changes {
				return // it takes two projects, and so a test of the renderers, which know both lint and plan
			}
			var report strings.Builder
			for _, name := range exampleFiles(t, rule.ID, "bad") {
				own := checkBad(t, rule, name)
				writeFindings(&report, own)
			}
			for _, name := range exampleFiles(t, rule.ID, "good") {
				checkGood(t, rule, name)
			}
			golden.Check(t, filepath.Join(examples, rule.ID, "want.txt"), []byte(report.String()))
		})
	}
}

// checkTwins compares the plain bad file with its repaired twin, which has most of its lines.
func checkTwins(t *testing.T, id string) {
	t.Helper()
	bad, good := readExample(t, id, plain(t, id, "bad")), readExample(t, id, plain(t, id, "good"))
	if bad == good {
		t.Errorf("bad.grants.hcl and good.grants.hcl of %s are the same", id)
	}
	kept := 0
	for line := range strings.Lines(bad) {
		if strings.Contains(good, line) {
			kept++
		}
	}
	if lines := strings.Count(bad, "\n"); kept*2 < lines {
		t.Errorf("%s: %d of the %d lines of bad.grants.hcl are in good.grants.hcl, want the same file repaired", id, kept, lines)
	}
}

func checkBad(t *testing.T, rule *lint.Rule, name string) []diag.Diagnostic {
	t.Helper()
	var own []diag.Diagnostic
	for _, d := range findings(t, rule.ID, name) {
		switch {
		case d.Code == rule.ID:
			own = append(own, d)
		case d.Severity == diag.Error:
			t.Errorf("%s/%s has another error: %s [%s]", rule.ID, name, d.Message, d.Code)
		}
	}
	if len(own) == 0 {
		t.Errorf("%s/%s has no finding of its rule", rule.ID, name)
	}
	for _, d := range own {
		checkFinding(t, rule, d)
	}
	return own
}

func checkFinding(t *testing.T, rule *lint.Rule, d diag.Diagnostic) {
	t.Helper()
	if d.Severity > rule.Severity {
		t.Errorf("%q is of severity %v, want that of the rule, %v, or a milder one", d.Message, d.Severity, rule.Severity)
	}
	if d.Range.IsZero() || d.Message == "" || strings.HasSuffix(d.Message, ".") || strings.Contains(d.Message, "\n") {
		t.Errorf("finding at %v has the message %q, want a place, and one line without a period", d.Range, d.Message)
	}
}

func checkGood(t *testing.T, rule *lint.Rule, name string) {
	t.Helper()
	for _, d := range findings(t, rule.ID, name) {
		if d.Code == rule.ID || d.Severity == diag.Error {
			t.Errorf("%s/%s:%d:%d: %s [%s], want nothing", rule.ID, name, d.Range.Start.Line, d.Range.Start.Column, d.Message, d.Code)
		}
	}
}

// findings are those of the whole pipeline that no comment ignores, each with a code that some rule owns.
func findings(t *testing.T, id, name string) []diag.Diagnostic {
	t.Helper()
	if files.HasPolicyName(name) {
		content := []byte(readExample(t, id, name))
		_, all := policy.Read(&diag.Files{}, []policy.Source{{Name: name, Content: files.Content{Text: content, Size: int64(len(content))}}})
		return all
	}
	cfg, all, err := language.Load(os.DirFS(filepath.Join(examples, id)), language.Options{File: name})
	if err != nil {
		t.Fatal(err)
	}
	tenant, compiled := compiler.Compile(cfg)
	all = slices.Concat(all, compiled, lint.Run(tenant, rules.All(), sample.Strictly()))
	all = slices.DeleteFunc(all, func(d diag.Diagnostic) bool { return d.Ignored != "" })
	diag.Sort(all)
	for _, d := range all {
		if sample.Rule(d.Code) == nil {
			t.Errorf("%s/%s: no rule owns the code %q", id, name, d.Code)
		}
	}
	return all
}

// exampleFiles are the files of a rule's folder that begin with a word: the plain one first, then those with a name.
func exampleFiles(t *testing.T, id, word string) []string {
	t.Helper()
	var names []string
	for _, suffix := range []string{".grants.hcl", files.PolicySuffix} {
		paths, err := filepath.Glob(filepath.Join(examples, id, word+"*"+suffix))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			names = append(names, filepath.Base(path))
		}
	}
	return names
}

// plain is the first of these files.
func plain(t *testing.T, id, word string) string {
	t.Helper()
	names := exampleFiles(t, id, word)
	if len(names) == 0 {
		t.Fatalf("%s has no file %s.*", filepath.Join(examples, id), word)
	}
	return names[0]
}

func readExample(t *testing.T, id, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(examples, id, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func writeFindings(out *strings.Builder, findings []diag.Diagnostic) {
	for _, d := range findings {
		fmt.Fprintf(out, "%s: %s: %s [%s]\n", position(d.Range), d.Severity, d.Message, d.Code)
		writeDetail(out, "hint", d.Hint)
		writeDetail(out, "detail", d.Detail)
		for _, related := range d.Related {
			writeDetail(out, position(related.Range), related.Message)
		}
		for _, fix := range d.Fixes {
			writeDetail(out, fixKind(fix), fix.Title)
		}
		writeDetail(out, "also", strings.Join(d.Also, ", "))
	}
}

func writeDetail(out *strings.Builder, name, text string) {
	if text != "" {
		fmt.Fprintf(out, "  %s: %s\n", name, text)
	}
}

func fixKind(fix diag.Fix) string {
	if fix.Safe {
		return "safe fix"
	}
	return "fix"
}

func position(r diag.Range) string {
	return fmt.Sprintf("%s:%d:%d", r.File, r.Start.Line, r.Start.Column)
}
