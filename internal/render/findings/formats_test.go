package findings

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"grants/compiler"
	"grants/config/language"
	"grants/diag"
	"grants/internal/golden"
	"grants/internal/render/runner"
	"grants/internal/render/schema/schematest"
	"grants/lint"
	"grants/lint/rules"
)

// format is one of the forms that findings are written in, and how a document in that form is checked.
type format struct {
	name     string
	write    func(io.Writer, *Report) error
	validate func(t *testing.T, document []byte, findings *Report)
}

var formats = []format{
	{"human", func(w io.Writer, f *Report) error { return Text(w, f, false) }, nil},
	{"compact", Compact, validateCompact},
	{"json", JSON, func(t *testing.T, document []byte, _ *Report) { schematest.Validate(t, "lint", document) }},
	{"sarif", SARIF, validateSARIF},
	{"github", GitHub, validateGitHub},
	{"gitlab", GitLab, validateGitLab},
	{"junit", JUnit, validateJUnit},
	{"checkstyle", Checkstyle, validateCheckstyle},
	{"rdjson", RDJSON, validateRDJSON},
	{"summary", func(w io.Writer, f *Report) error { return GitHubSummary(w, f, MaxJobSummary) }, validateSummary},
}

// lintFiles is what lint says about files.
func lintFiles(t *testing.T, opts language.Options, files map[string]string) *Report {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, content := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(content)}
	}
	cfg, found, err := language.Load(fsys, opts)
	if err != nil {
		t.Fatal(err)
	}
	tenant, more := compiler.Compile(cfg)
	strictly := lint.Options{Today: "2026-11-01", Settings: lint.Settings{Preset: lint.Choice[lint.Preset]{Value: lint.Strict}}}
	found = append(append(found, more...), lint.Run(tenant, rules.All(), strictly)...)
	diag.Sort(found)
	if len(found) == 0 {
		t.Fatal("lint says nothing")
	}
	return &Report{
		Diagnostics: found, Total: Count(found), Files: len(files), Project: "grants.hcl", Version: "v1.2.3",
		Source: func(name string) []byte { return []byte(files[name]) },
	}
}

func inputs(t *testing.T) map[string]*Report {
	empty := &Report{Files: 3, Project: "grants.hcl", Version: "v1.2.3"}
	return map[string]*Report{
		"sample":     sample(),
		"nothing":    empty,
		"every rule": examples(t),
		"torn files": lintFiles(t, language.Options{}, map[string]string{
			"a.grants.hcl": "api \"a\" {\n  identifier = \"https://a\n", "b/b.grants.hcl": "api \"b\" {{{\n", "c.grants.json": `{"api": [`,
		}),
		"no source": lintFiles(t, language.Options{Vars: map[string]string{"nope": "1", "other": "2"}}, map[string]string{"a.grants.hcl": "\n"}),
		"no text":   lintFiles(t, language.Options{}, map[string]string{"a.grants.hcl": "\xff\xfe\x00"}),
		"instances": lintFiles(t, language.Options{}, map[string]string{"p.grants.hcl": `
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders"]
  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
application "partner" {
  for_each = toset(["a", "b", "c", "d", "e", "f", "g", "h"])
  app_type = "regular_web"
}
client_grant "partner" {
  for_each     = toset(["a", "b", "c", "d", "e", "f", "g", "h"])
  client_id    = application.partner[each.key]
  audience     = api.orders
  subject_type = "user"
  scopes       = ["raed:orders", "](http://evil.example.com)", "<script>|::error::\n%0A@all"]
}
`}),
	}
}

// examples is what lint says about the bad examples of all rules.
func examples(t *testing.T) *Report {
	t.Helper()
	const root = "../../../testdata/lint"
	names, err := filepath.Glob(root + "/*/bad*.grants.*")
	if err != nil || len(names) < len(rules.All()) {
		t.Fatalf("%d examples for %d rules: %v", len(names), len(rules.All()), err)
	}
	all := &Report{Files: len(names), Project: "grants.hcl", Version: "v1.2.3", Source: func(name string) []byte {
		content, _ := os.ReadFile(root + "/" + name) // nil where there is none
		return content
	}}
	for _, name := range names {
		name, err := filepath.Rel(root, name)
		if err != nil {
			t.Fatal(err)
		}
		found := lintFiles(t, language.Options{}, map[string]string{filepath.ToSlash(name): string(all.Source(name))})
		all.Diagnostics = append(all.Diagnostics, found.Diagnostics...)
	}
	all.Total = Count(all.Diagnostics)
	return all
}

func TestEveryFormatIsValidWhateverIsFound(t *testing.T) {
	for name, findings := range inputs(t) {
		for _, f := range formats {
			t.Run(f.name+" of "+name, func(t *testing.T) {
				document := written(t, f, findings)
				if f.validate != nil {
					f.validate(t, document, findings)
				}
				if again := written(t, f, findings); !bytes.Equal(document, again) {
					t.Error("two runs differ")
				}
			})
		}
	}
}

func TestFormats(t *testing.T) {
	files := map[string]string{
		"human": "findings.txt", "compact": "compact.txt", "json": "findings.json", "github": "github.txt",
		"gitlab": "gitlab.json", "junit": "junit.xml", "checkstyle": "checkstyle.xml",
		"rdjson": "rdjson.json", "summary": "github_summary.md",
	}
	for _, f := range formats {
		if file, ok := files[f.name]; ok {
			golden.Check(t, "testdata/"+file, written(t, f, sample()))
		}
	}
	var colored bytes.Buffer
	if err := Text(&colored, sample(), true); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "testdata/color.txt", colored.Bytes())
}

func TestFindingsThatCannotBeWrittenAreAnError(t *testing.T) {
	gone := errors.New("nobody reads")
	reader, writer := io.Pipe()
	_ = reader.CloseWithError(gone) // never fails
	for _, f := range formats {
		if err := f.write(writer, sample()); err != gone {
			t.Errorf("%s: got error %v, want %v", f.name, err, gone)
		}
	}
}

func written(t *testing.T, f format, findings *Report) []byte {
	t.Helper()
	findings.Rules = rules.All()
	var out bytes.Buffer
	if err := f.write(&out, findings); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// The range stands after an accent (1 code point, 2 bytes), a family (5 code points, 18 bytes, 8 units of UTF-16) and two wide characters.
func TestColumnsAfterMultiByteTextAreWhatEachFormatCounts(t *testing.T) {
	const file, line = "n.grants.hcl", "  \"é👨‍👩‍👧東京\" = \"x\""
	content := "locals {\n" + line + "\n}\n"
	d := finding(diag.Error, "here", within(file, content, `"x"`))
	d.Fixes = []diag.Fix{{Title: "fix", Edits: []diag.Edit{{Range: d.Range, NewText: `"y"`}}}}
	findings := &Report{Diagnostics: []diag.Diagnostic{d}, Source: func(string) []byte { return []byte(content) }}
	for name, want := range map[string]string{
		"human":      "n.grants.hcl:2:16",
		"compact":    "n.grants.hcl:2:16: ",
		"json":       "\"column\": 16,\n          \"byte\": 42\n",
		"sarif":      "\"startLine\": 2,\n                  \"startColumn\": 16,\n                  \"endLine\": 2,\n                  \"endColumn\": 19\n",
		"github":     "line=2,endLine=2,col=16,endColumn=18,",
		"checkstyle": `line="2" column="16"`,
		"rdjson":     "\"line\": 2,\n            \"column\": 34\n          },\n          \"end\": {\n            \"line\": 2,\n            \"column\": 37\n",
		"summary":    `n\.grants\.hcl\:2\:16`,
	} {
		for _, f := range formats {
			if document := written(t, f, findings); f.name == name && !bytes.Contains(document, []byte(want)) {
				t.Errorf("%s lacks %q:\n%s", name, want, document)
			}
		}
	}
	underlined := "2 |   \"é👨\\u200d👩\\u200d👧東京\" = \"x\"\n" + // invisible characters show, 6 columns each
		"  | " + strings.Repeat(" ", 3+1+2+6+2+6+2+4+4) + "^^^\n"
	if document := written(t, formats[0], findings); !bytes.Contains(document, []byte(underlined)) {
		t.Errorf("human lacks %q:\n%s", underlined, document)
	}
}

func TestARangeOfSeveralLinesIsItsFirstLineWhereColumnsNeedThat(t *testing.T) {
	content := "locals {\n  a = [\"é\",\r\n    2]\n}\n"
	d := finding(diag.Error, "here", within("m.grants.hcl", content, "[\"é\",\r\n    2]"))
	findings := &Report{Diagnostics: []diag.Diagnostic{d}, Source: func(string) []byte { return []byte(content) }}
	for name, want := range map[string]string{
		"sarif":  "\"startColumn\": 7,\n                  \"endLine\": 2,\n                  \"endColumn\": 12\n",
		"github": "line=2,endLine=2,col=7,endColumn=11,",
		"gitlab": "\"begin\": 2,\n        \"end\": 3\n",
		"rdjson": "\"line\": 3,\n            \"column\": 7\n",
	} {
		for _, f := range formats {
			if document := written(t, f, findings); f.name == name && !bytes.Contains(document, []byte(want)) {
				t.Errorf("%s lacks %q:\n%s", name, want, document)
			}
		}
	}
}

// A text in which nothing is left to disarm gives no commands.
func TestNoFindingsInLogsGiveCommands(t *testing.T) {
	const evil = "::error::a ##[command]b ##vso[c]d"
	content := evil + "\n"
	d := finding(diag.Error, evil, within("::x.grants.hcl", content, evil))
	d.Detail, d.Address, d.Hint = "two lines:\n"+evil, evil, evil
	d.Related = []diag.Related{{Message: evil, Range: d.Range}, {Message: evil}}
	report := &Report{Diagnostics: []diag.Diagnostic{d}, Source: func(string) []byte { return []byte(content) }}
	for name, write := range map[string]func(*bytes.Buffer) error{
		"text":    func(out *bytes.Buffer) error { return Text(out, report, false) },
		"compact": func(out *bytes.Buffer) error { return Compact(out, report) },
	} {
		var out bytes.Buffer
		if err := write(&out); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), `#\x23[command]`) {
			t.Errorf("%s: the text is not shown:\n%s", name, &out)
		}
		if runner.Unarmed(out.String()) != out.String() {
			t.Errorf("%s: a runner obeys\n%s", name, &out)
		}
	}
}
