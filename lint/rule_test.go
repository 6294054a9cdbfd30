package lint_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"grants/diag"
	"grants/lint"
)

func TestEveryRuleSaysEverythingAboutItself(t *testing.T) {
	kebabCase := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	for _, rule := range lint.Rules() {
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
	rules := lint.Rules()
	for i := 1; i < len(rules); i++ {
		if rules[i-1].ID >= rules[i].ID {
			t.Errorf("rule %q comes before %q", rules[i-1].ID, rules[i].ID)
		}
	}
}

func TestEveryRuleHasItsFile(t *testing.T) {
	for _, rule := range lint.Rules() {
		name := strings.ReplaceAll(rule.ID, "-", "_") + ".go"
		content, err := os.ReadFile(name)
		if err != nil {
			t.Errorf("rule %s: %v", rule.ID, err)
		} else if n := strings.Count(string(content), "register(Rule{"); n != 1 {
			t.Errorf("%s registers %d rules, want 1", name, n)
		}
	}
}

func TestEveryExampleFolderHasItsRule(t *testing.T) {
	folders, err := os.ReadDir(examples)
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		if findRule(folder.Name()) == nil {
			t.Errorf("%s is the folder of no rule", filepath.Join(examples, folder.Name()))
		}
	}
}

func findRule(id string) *lint.Rule {
	for _, rule := range lint.Rules() {
		if rule.ID == id {
			return rule
		}
	}
	return nil
}
