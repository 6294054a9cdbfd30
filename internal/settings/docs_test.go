package settings

import (
	"os"
	"strings"
	"testing"

	"grants/diag"
	"grants/lint"
	"grants/lint/rules"
)

const page = "../../docs/settings.md"

func blocks(t *testing.T) []string {
	t.Helper()
	content, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	var blocks []string
	for _, rest := range strings.Split(string(content), "```hcl\n")[1:] {
		block, _, _ := strings.Cut(rest, "```\n")
		blocks = append(blocks, block)
	}
	return blocks
}

func TestThePageShowsSettingsThatWork(t *testing.T) {
	shown := blocks(t)
	if len(shown) != 2 {
		t.Fatalf("%s has %d examples, want 2", page, len(shown))
	}
	for _, block := range shown {
		if _, problems := load(t, block); problems != nil {
			t.Errorf("%s: %s\n%s", page, problems[0].Message, block)
		}
	}
	byDefault, _ := load(t, shown[0])
	for _, rule := range rules.All() {
		want := (&lint.Settings{}).Resolve(rule, "a.grants.hcl").Severity.Value
		if got := byDefault.Lint.Resolve(rule, "a.grants.hcl").Severity.Value; got != want {
			t.Errorf("%s: %s has severity %v by the settings that are called the default, want %v", page, rule.ID, got, want)
		}
	}
	all, _ := load(t, shown[1])
	resolved := all.Lint.Resolve(rule(t, "open-user-policy"), "legacy/a.grants.hcl")
	if resolved.Severity.Value != lint.Off || resolved.Severity.At.Start != (diag.Pos{Line: 16, Column: 18, Byte: resolved.Severity.At.Start.Byte}) || resolved.Options[0].At.Start.Line != 6 {
		t.Errorf("%s: the lines that it quotes are others: %v", page, resolved)
	}
}
