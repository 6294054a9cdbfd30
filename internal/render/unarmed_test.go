package render

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"grants/compiler"
	"grants/diag"
)

func TestUnarmedLinesGiveNoCommands(t *testing.T) {
	for text, want := range map[string]string{
		"":                                    "",
		"::error::x":                          `\x3a:error::x`,
		" \t::error::x\nthen\n  ::warning::y": " \t\\x3a:error::x\nthen\n  \\x3a:warning::y",
		"::: a.grants.hcl:1:2":                "::: a.grants.hcl:1:2",
		"a::b":                                "a::b",
		"2001:db8::1\n":                       "2001:db8::1\n",
		"# # ## a[0]":                         "# # ## a[0]",
		"x ##[command]y":                      `x #\x23[command]y`,
		"##vso[task.setvariable variable=a]b": `#\x23vso[task.setvariable variable=a]b`,
		"##teamcity[a]":                       `#\x23teamcity[a]`,
		"###[a]##[b]":                         `##\x23[a]#\x23[b]`,
	} {
		if got := Unarmed(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// armed is the lines of a text that a runner would obey.
func armed(text string) []string {
	return slices.DeleteFunc(strings.Split(text, "\n"), func(line string) bool {
		line = strings.TrimSpace(line)
		return (!strings.HasPrefix(line, "::") || strings.HasPrefix(line, ":::")) && !strings.Contains(line, "##[") && !strings.Contains(line, "##vso[")
	})
}

func TestNoOutputForLogsGivesCommands(t *testing.T) {
	const evil = "::error::a ##[command]b ##vso[c]d"
	content := evil + "\n"
	d := finding(diag.Error, evil, within("::x.grants.hcl", content, evil))
	d.Detail, d.Address, d.Hint = "two lines:\n"+evil, evil, evil
	d.Related = []diag.Related{{Message: evil, Range: d.Range}, {Message: evil}}
	findings := &Findings{Diagnostics: []diag.Diagnostic{d}, Source: func(string) []byte { return []byte(content) }}
	tenant := crowd(1, 1)
	tenant.Applications[0].Address, tenant.APIs[0].Address = evil, evil
	for name, write := range map[string]func(*bytes.Buffer) error{
		"human":   func(out *bytes.Buffer) error { return DiagnosticsHuman(out, findings, false) },
		"compact": func(out *bytes.Buffer) error { return DiagnosticsCompact(out, findings) },
		"table": func(out *bytes.Buffer) error {
			return MatrixTable(out, &Matrix{Tenant: tenant, Filter: compiler.Filter{All: true}})
		},
	} {
		var out bytes.Buffer
		if err := write(&out); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), `#\x23[command]`) {
			t.Errorf("%s: the text is not shown:\n%s", name, &out)
		}
		if lines := armed(out.String()); len(lines) > 0 {
			t.Errorf("%s: a runner obeys %q", name, lines)
		}
	}
}
