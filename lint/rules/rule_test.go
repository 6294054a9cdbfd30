package rules_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"grants/diag"
	"grants/internal/sample"
	"grants/lint"
	"grants/lint/rules"
)

func TestEveryRuleSaysEverythingAboutItself(t *testing.T) {
	kebabCase := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	for _, rule := range rules.All() {
		if !kebabCase.MatchString(rule.ID) {
			t.Errorf("rule id %q is not kebab-case", rule.ID)
		}
		if rule.Title == "" || rule.Title != strings.TrimSuffix(rule.Title, ".") {
			t.Errorf("rule %s has the title %q, want a few words without a period", rule.ID, rule.Title)
		}
		if rule.Severity < diag.Info || rule.Severity > diag.Error {
			t.Errorf("rule %s has the severity %v", rule.ID, rule.Severity)
		}
		if !slices.Contains(lint.Groups, rule.Group) {
			t.Errorf("rule %s is in the group %q, want one of %q", rule.ID, rule.Group, lint.Groups)
		}
		if why, remedy, both := strings.Cut(rule.Doc, "\n\n"); !both || why == "" || remedy == "" || strings.Contains(remedy, "\n\n") {
			t.Errorf("rule %s needs a Doc of two paragraphs: why, and what to do", rule.ID)
		}
		checkRefs(t, rule)
	}
}

// sources are the vendor's documentation, threads, and the standards.
var sources = []string{"https://auth0.com/docs/", "https://github.com/", "https://www.rfc-editor.org/"}

func checkRefs(t *testing.T, rule *lint.Rule) {
	t.Helper()
	if len(rule.Refs) == 0 {
		t.Errorf("rule %s names no source", rule.ID)
	}
	for _, ref := range rule.Refs {
		known := slices.ContainsFunc(sources, func(source string) bool { return strings.HasPrefix(ref, source) })
		if !known {
			t.Errorf("rule %s has the source %q, want one of %q", rule.ID, ref, sources)
		}
	}
}

func TestRulesAreSortedAndUnique(t *testing.T) {
	rules := rules.All()
	for i := 1; i < len(rules); i++ {
		if rules[i-1].ID >= rules[i].ID {
			t.Errorf("rule %q comes before %q", rules[i-1].ID, rules[i].ID)
		}
	}
}

// A file of this package is one rule, called like it, and needs no other: what two rules use is a fact, which lint has for all.
func TestEveryFileIsOneRule(t *testing.T) {
	files := ruleFiles(t)
	owners := map[string]string{}
	for name, file := range files {
		for declared := range file.Scope.Objects {
			owners[declared] = name
		}
	}
	for name, file := range files {
		id := strings.ReplaceAll(strings.TrimSuffix(name, ".go"), "_", "-")
		if sample.Rule(id) == nil || registrations(file) != 1 {
			t.Errorf("%s registers %d rules, want one, called %s", name, registrations(file), id)
		}
		for _, used := range file.Unresolved {
			if owner := owners[used.Name]; owner != "" && owner != name {
				t.Errorf("%s uses %s of %s: what two rules use belongs to lint", name, used.Name, owner)
			}
		}
	}
	if all := len(rules.All()); len(files) != all {
		t.Errorf("there are %d files for %d rules", len(files), all)
	}
}

// ruleFiles are the files of this package but the one that lists them.
func ruleFiles(t *testing.T) map[string]*ast.File {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]*ast.File{}
	for _, name := range names {
		if name == "rules.go" || strings.HasSuffix(name, "_test.go") {
			continue
		}
		if files[name], err = parser.ParseFile(token.NewFileSet(), name, nil, 0); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// registrations is how many rules a file registers.
func registrations(file *ast.File) int {
	n := 0
	ast.Inspect(file, func(node ast.Node) bool {
		if call, is := node.(*ast.CallExpr); is {
			if called, is := call.Fun.(*ast.Ident); is && called.Name == "register" {
				n++
			}
		}
		return true
	})
	return n
}

func TestEveryExampleFolderHasItsRule(t *testing.T) {
	folders, err := os.ReadDir(examples)
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		if sample.Rule(folder.Name()) == nil {
			t.Errorf("%s is the folder of no rule", filepath.Join(examples, folder.Name()))
		}
	}
}
