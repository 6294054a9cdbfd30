package findings

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"grants/diag"
	"grants/internal/render/schema/schematest"
)

const source = "api \"orders\" {\n" +
	"  scopes = {\n" +
	"    \"read:orders\" = \"Read\"\n" +
	"  }\n" +
	"}\n" +
	"\n" +
	"client_grant \"web\" {\n" +
	"\tscopes\t= [\"raed:orders\", \"e\u0301crire\", \"日本:read\", \"x\"]\r\n" +
	"  evil   = \"\x1b[31mred\u202etxt\"\n" +
	"}\n"

// at is the place of text in the source.
func at(text string) diag.Range { return within("web.grants.hcl", source, text) }

func within(file, content, text string) diag.Range {
	start := strings.Index(content, text)
	if start < 0 {
		panic("the source has no " + text)
	}
	return diag.Range{File: file, Start: pos(content, start), End: pos(content, start+len(text))}
}

func pos(content string, offset int) diag.Pos {
	before := content[:offset]
	line := strings.LastIndexByte(before, '\n') + 1
	return diag.Pos{Line: strings.Count(before, "\n") + 1, Column: len([]rune(before[line:])) + 1, Byte: offset}
}

func finding(severity diag.Severity, message string, r diag.Range) diag.Diagnostic {
	return diag.Diagnostic{Code: "undefined-scope", Severity: severity, Message: message, Address: "client_grant.web", Range: r}
}

func sample() *Report {
	hint := finding(diag.Error, `api.orders declares no scope "raed:orders"`, at(`"raed:orders"`))
	hint.Hint, hint.Key = `did you mean "read:orders"?`, "raed:orders"
	hint.Related = []diag.Related{{Message: "the scopes of api.orders", Range: at("scopes =")}}
	hint.Fixes = []diag.Fix{{Title: `write "read:orders"`, Safe: true, Edits: []diag.Edit{{Range: hint.Range, NewText: `"read:orders"`}}}}

	many := finding(diag.Warning, "several objects", at(`"x"`))
	many.Address, many.Also = `client_grant.web["a"]`, []string{`client_grant.web["b"]`, `client_grant.web["c"]`}
	two := finding(diag.Info, "two objects", at(`"x"`))
	two.Address, two.Also = `client_grant.web["a"]`, []string{`client_grant.web["b"]`}

	detail := finding(diag.Warning, "a whole block", at(source[strings.Index(source, "{\n  scopes"):strings.Index(source, "client_grant")]))
	detail.Detail = "What it means.\n\nWhat to do, in\x07 words."

	nowhere := diag.Diagnostic{Code: "variable", Severity: diag.Error, Message: "no source", Address: "var.env", Hint: `did you mean "stage"?`}
	bare := diag.Diagnostic{Code: "limit", Severity: diag.Error, Message: "neither source nor address", Detail: "Only words."}
	gone := finding(diag.Error, "a file that can't be read again", diag.Range{File: "gone.grants.hcl", Start: diag.Pos{Line: 3, Column: 2, Byte: 40}, End: diag.Pos{Line: 3, Column: 4, Byte: 42}})
	end := len(source)
	return &Report{
		Diagnostics: []diag.Diagnostic{
			hint, many, two, detail,
			finding(diag.Error, "a combining accent", at("\"e\u0301crire\"")),
			finding(diag.Error, "wide characters", at(`日本:read`)),
			finding(diag.Error, "control \x1b[2J and \u202ebidi characters", at("\x1b[31mred\u202etxt")),
			finding(diag.Error, "after the wide ones", at(`"x"`)),
			finding(diag.Error, "the end of the file", diag.Range{File: "web.grants.hcl", Start: pos(source, end), End: pos(source, end)}),
			nowhere, bare, gone,
		},
		Total: Counts{Error: 8, Warning: 2, Info: 5}, Ignored: 1, Baseline: 4, Files: 41,
		Source: readSample, Place: func(file string) string { return "infra/" + file },
		Repository: func(file string) string { return "repo/infra/" + file }, Project: "grants.hcl", Version: "v1.2.3",
	}
}

func readSample(file string) []byte {
	if file == "web.grants.hcl" {
		return []byte(source)
	}
	return nil
}

func TestWhatIsIgnoredStaysInJSONAtItsPlace(t *testing.T) {
	known := finding(diag.Warning, "known", at(`"read:orders"`))
	known.Ignored = "the team knows"
	findings := &Report{
		Diagnostics: []diag.Diagnostic{finding(diag.Error, "before", at("scopes =")), finding(diag.Error, "after", at(`"x"`))},
		Total:       Counts{Error: 2}, Ignored: 1, Suppressed: []diag.Diagnostic{known},
	}
	var out bytes.Buffer
	if err := JSON(&out, findings); err != nil {
		t.Fatal(err)
	}
	schematest.Validate(t, "lint", out.Bytes())
	var got struct {
		Findings []struct {
			Message string
			Ignored bool
			Because string `json:"ignored_because"`
		}
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if text, want := fmt.Sprint(got.Findings), "[{before false } {known true the team knows} {after false }]"; text != want {
		t.Errorf("got %s, want %s", text, want)
	}
	if results := parseSARIF(t, written(t, format{write: SARIF}, findings)).Runs[0].Results; len(results) != 2 {
		t.Errorf("SARIF has %d results, want 2: GitHub opens alerts for what is suppressed", len(results))
	}
}

func TestNothingFromTheConfigurationReachesTheTerminalUnescaped(t *testing.T) {
	nasty := "\x1b]0;title\x07 \u202e\u2066\u200b\u2028\x7f\x80\u009b \xff"
	d := finding(diag.Error, nasty, within("f\x1b.hcl", nasty, nasty))
	d.Address, d.Hint, d.Detail, d.Also = nasty, nasty, nasty, []string{nasty}
	d.Related = []diag.Related{{Message: nasty, Range: d.Range}}
	var out bytes.Buffer
	findings := &Report{Diagnostics: []diag.Diagnostic{d}, Place: func(string) string { return nasty }, Source: func(string) []byte { return []byte(nasty) }}
	if err := Text(&out, findings, false); err != nil {
		t.Fatal(err)
	}
	for _, r := range out.String() {
		if r < ' ' && r != '\n' || r >= 0x7f && r != '…' {
			t.Errorf("the output has %U", r)
		}
	}
}

func TestSummaryCountsAndSaysWhatIsHidden(t *testing.T) {
	one := []diag.Diagnostic{{Severity: diag.Error}}
	for _, c := range []struct {
		findings Report
		want     string
	}{
		{Report{Files: 1}, "no findings in 1 file"},
		{Report{Files: 41}, "no findings in 41 files"},
		{Report{Files: 2, Diagnostics: one, Total: Counts{Error: 1}}, "1 error in 2 files"},
		{Report{Files: 2, Diagnostics: one, Total: Counts{Error: 1, Info: 4}}, "1 error, 4 info in 2 files (4 info not shown: --show info)"},
		{Report{Files: 2, Total: Counts{Warning: 2}, Ignored: 3, Baseline: 1}, "2 warnings in 2 files (2 warnings not shown: --show warning, 3 ignored: --no-ignores, 1 in baseline)"},
	} {
		if got := summary(&c.findings); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func BenchmarkText1000In1MiB(b *testing.B) {
	line := strings.Repeat("x", 63) + "\n"
	for name, content := range map[string]string{"lines": strings.Repeat(line, 1<<14), "one line": strings.Repeat("x", 1<<20)} {
		b.Run(name, func(b *testing.B) {
			findings := &Report{Source: func(string) []byte { return []byte(content) }}
			for i := range 1000 {
				start := i * 1000
				r := diag.Range{File: "big", Start: diag.Pos{Line: i + 1, Column: 1, Byte: start}, End: diag.Pos{Line: i + 1, Column: 6, Byte: start + 5}}
				findings.Diagnostics = append(findings.Diagnostics, finding(diag.Error, fmt.Sprint("finding ", i), r))
			}
			for b.Loop() {
				if err := Text(io.Discard, findings, false); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
