package findings

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"grants/diag"
	"grants/internal/golden"
	"grants/internal/render/document"
	"grants/lint"
	"grants/lint/rules"
)

// sarifSchema is the schema of the standard. The module has it as a constant for itself, and its own check looks at what it has read and not
// at the document, so the constant is taken from its source.
var sarifSchema = sync.OnceValues(func() (*jsonschema.Schema, error) {
	dir, err := exec.Command("go", "list", "-f", "{{.Dir}}", "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif").Output()
	if err != nil {
		return nil, fmt.Errorf("look for the module: %w", err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(strings.TrimSpace(string(dir)), "schema.go"), nil, 0)
	if err != nil {
		return nil, err
	}
	text := ""
	ast.Inspect(file, func(n ast.Node) bool {
		if literal, ok := n.(*ast.BasicLit); ok && text == "" {
			text, err = strconv.Unquote(literal.Value)
		}
		return err == nil
	})
	if err != nil {
		return nil, err
	}
	schema, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		return nil, err
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("sarif.json", schema); err != nil {
		return nil, err
	}
	return compiler.Compile("sarif.json")
})

func checkSARIFSchema(t *testing.T, document []byte) error {
	t.Helper()
	schema, err := sarifSchema()
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
	if err != nil {
		t.Fatalf("not JSON: %v", err)
	}
	return schema.Validate(value)
}

func TestTheSchemaOfSARIFRefuses(t *testing.T) {
	good := `{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}}]}`
	if err := checkSARIFSchema(t, []byte(good)); err != nil {
		t.Errorf("the schema refuses a good log: %v", err)
	}
	for _, bad := range []string{
		`{"version": "2.1.0"}`,
		`{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "colour": 1}]}`,
		`{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "columnKind": "bytes"}]}`,
	} {
		if checkSARIFSchema(t, []byte(bad)) == nil {
			t.Errorf("the schema takes %s", bad)
		}
	}
}

// validateSARIF holds a document to the standard, and to what GitHub asks for beyond it
// (https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning).
func validateSARIF(t *testing.T, document []byte, findings *Report) {
	if err := checkSARIFSchema(t, document); err != nil {
		t.Errorf("not as the schema of SARIF says: %v", err)
	}
	if read, err := sarif.FromBytes(document); err != nil || len(read.Runs) != 1 || len(read.Runs[0].Results) != len(findings.Diagnostics) {
		t.Errorf("a reader of SARIF does not find its %d results: %v", len(findings.Diagnostics), err)
	}
	log := parseSARIF(t, document)
	run := log.Runs[0]
	if len(log.Runs) != 1 || log.Version != "2.1.0" || log.Schema == "" || run.ColumnKind != "unicodeCodePoints" || run.Tool.Driver.Version != findings.Version {
		t.Errorf("%d runs, version %q, schema %q, columns in %q, program %q", len(log.Runs), log.Version, log.Schema, run.ColumnKind, run.Tool.Driver.Version)
	}
	if run.Results == nil {
		t.Error("without results there is no list, which GitHub wants")
	}
	for _, result := range run.Results {
		checkSARIFResult(t, result, run.Tool.Driver.Rules)
	}
}

func checkSARIFResult(t *testing.T, result sarifResult, rules []sarifRule) {
	t.Helper()
	if rules[result.RuleIndex].ID != result.RuleID {
		t.Errorf("rule %d is %q, not %q", result.RuleIndex, rules[result.RuleIndex].ID, result.RuleID)
	}
	if result.Message.Text == "" || len(result.Locations) != 1 || len(result.Related) > 100 {
		t.Errorf("%+v: want a message, one location and at most 100 related ones", result)
	}
	if hash := result.Fingerprints["primaryLocationLineHash"]; !strings.Contains(hash, ":") {
		t.Errorf("primaryLocationLineHash is %q", hash)
	}
	for _, location := range append(slices.Clone(result.Locations), result.Related...) {
		region := location.Physical.Region
		if location.Physical.Artifact.URI == "" || region.StartLine < 1 || region.StartColumn < 1 || region.EndLine != region.StartLine || region.EndColumn < region.StartColumn {
			t.Errorf("%s: a location is %+v", result.RuleID, location)
		}
	}
	for i := range result.Related {
		if link := fmt.Sprintf("](%d)", result.Related[i].ID); !strings.Contains(result.Message.Text, link) {
			t.Errorf("the message %q has no link %s", result.Message.Text, link)
		}
	}
}

func parseSARIF(t *testing.T, document []byte) sarifLog {
	t.Helper()
	var log sarifLog
	if err := json.Unmarshal(document, &log); err != nil {
		t.Fatal(err)
	}
	return log
}

func TestSARIFDescribesEveryRuleForGitHub(t *testing.T) {
	described := parseSARIF(t, written(t, format{write: SARIF}, &Report{})).Runs[0].Tool.Driver.Rules
	if len(described) != len(rules.All()) {
		t.Errorf("%d rules, want %d", len(described), len(rules.All()))
	}
	for i, rule := range described {
		if rule.ID != rules.All()[i].ID {
			t.Errorf("rule %d is %q, want %q", i, rule.ID, rules.All()[i].ID)
		}
		for name, text := range map[string]string{"shortDescription": rule.Short.Text, "fullDescription": rule.Full.Text} {
			if n := utf8.RuneCountInString(text); n == 0 || n > maxDescription {
				t.Errorf("%s: %s has %d characters, want at most %d", rule.ID, name, n, maxDescription)
			}
		}
		if rule.Help.Text == "" || !strings.Contains(rule.Help.Markdown, "## Why") || !strings.HasPrefix(rule.HelpURI, "https://") {
			t.Errorf("%s has no help in text and Markdown, or no page", rule.ID)
		}
		properties := rule.Properties
		if !slices.Contains([]string{"error", "warning", "note"}, rule.Configuration.Level) ||
			!slices.Contains([]string{"very-high", "high", "medium"}, properties.Precision) ||
			!slices.Contains([]string{"error", "warning", "recommendation"}, properties.Severity) || len(properties.Tags) == 0 || len(properties.Tags) > 10 {
			t.Errorf("%s has level %q and properties %+v", rule.ID, rule.Configuration.Level, properties)
		}
	}
}

// The rules are left out: TestSARIFDescribesEveryRuleForGitHub is about them, and every new one would change the file.
func TestSARIFResults(t *testing.T) {
	var log map[string]any
	if err := json.Unmarshal(written(t, format{write: SARIF}, sample()), &log); err != nil {
		t.Fatal(err)
	}
	run := log["runs"].([]any)[0].(map[string]any)
	delete(run["tool"].(map[string]any)["driver"].(map[string]any), "rules")
	for _, result := range run["results"].([]any) {
		delete(result.(map[string]any), "ruleIndex")
	}
	var out bytes.Buffer
	if err := document.Write(&out, log); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "testdata/sarif.json", out.Bytes())
}

func TestSARIFKeepsWhatGitHubTakesAndSaysWhatItLeavesOut(t *testing.T) {
	if maxResults > 25_000 {
		t.Errorf("%d results: GitHub refuses a run of more than 25,000", maxResults)
	}
	const most = 10
	findings := &Report{Diagnostics: []diag.Diagnostic{finding(diag.Error, "m", at(`"x"`))}}
	for range most + 1 {
		findings.Diagnostics = append([]diag.Diagnostic{finding(diag.Info, "m", at(`"x"`))}, findings.Diagnostics...)
	}
	log := parseSARIF(t, written(t, format{write: func(w io.Writer, f *Report) error { return writeSARIF(w, f, most) }}, findings))
	results := log.Runs[0].Results
	if len(results) != most || !slices.ContainsFunc(results, func(r sarifResult) bool { return r.Level == "error" }) {
		t.Errorf("%d results, want %d with the error among them", len(results), most)
	}
	if notes := log.Runs[0].Invocations[0].Notifications; len(notes) != 1 || !strings.Contains(notes[0].Message.Text, "2 findings are left out") {
		t.Errorf("notifications are %+v", notes)
	}
}

func TestSARIFMessagesLinkToRelatedPlacesAndNowhereElse(t *testing.T) {
	d := finding(diag.Error, "a [click](https://evil.example.com)", at(`"x"`))
	d.Detail = "b [1](1)"
	d.Related = []diag.Related{{Message: `grant["a"](2)`, Range: at(`"x"`)}, {Message: "without a place"}}
	for range 200 {
		d.Related = append(d.Related, diag.Related{Message: "more", Range: at(`"x"`)})
	}
	d.Fixes = []diag.Fix{{Title: "safe", Safe: true, Edits: []diag.Edit{{Range: d.Range}}}, {Title: "unsafe", Edits: []diag.Edit{{Range: d.Range}}}}
	findings := &Report{Diagnostics: []diag.Diagnostic{d}}
	document := written(t, format{write: SARIF}, findings)
	validateSARIF(t, document, findings)
	result := parseSARIF(t, document).Runs[0].Results[0]
	want := "a [click] (https://evil.example.com). b [1] (1).\nSee [grant\\[\"a\"\\](2)](1).\nwithout a place.\nSee [more](3)."
	if !strings.HasPrefix(result.Message.Text, want) {
		t.Errorf("message is\n%s\nwant\n%s", result.Message.Text, want)
	}
	if n := len(result.Related); n != maxRelated-1 {
		t.Errorf("%d related places, want %d", n, maxRelated-1)
	}
	if got := result.Fixes[0].Description.Text + ", " + result.Fixes[1].Description.Text; got != "safe, unsafe (may change who has access)" {
		t.Errorf("fixes are %s", got)
	}
}

func TestSARIFNamesFilesByURI(t *testing.T) {
	for name, want := range map[string]sarifArtifact{
		"infra/web.grants.hcl":    {"infra/web.grants.hcl", sarifRoot},
		"a b/50%/é#?.grants.hcl":  {"a%20b/50%25/%C3%A9%23%3F.grants.hcl", sarifRoot},
		"a:b.grants.hcl":          {"./a:b.grants.hcl", sarifRoot},
		"/tmp/p/web.grants.hcl":   {"file:///tmp/p/web.grants.hcl", ""},
		"C:/Users/web.grants.hcl": {"file:///C:/Users/web.grants.hcl", ""},
	} {
		if got := newSARIFArtifact(name); got != want {
			t.Errorf("%s is %+v, want %+v", name, got, want)
		}
	}
}

func TestSARIFSaysThatAPartWasNotRead(t *testing.T) {
	for _, torn := range []bool{false, true} {
		var log sarifLog
		if err := json.Unmarshal(written(t, format{write: SARIF}, &Report{Torn: torn}), &log); err != nil {
			t.Fatal(err)
		}
		run := log.Runs[0].Invocations[0]
		if run.Successful == torn || (len(run.Notifications) > 0) != torn {
			t.Errorf("torn %t: the invocation is %+v", torn, run)
		}
	}
}

// Rules about access that is more than it seems are security alerts, and no others.
func TestSARIFScoresWhatGivesAccess(t *testing.T) {
	scored := 0
	for _, rule := range rules.All() {
		properties := newSARIFRule(rule).Properties
		gives := rule.Check != nil && rule.Worth == lint.Gives
		if score, err := strconv.ParseFloat(properties.Security, 64); gives != (err == nil && score > 0 && score <= 10) || gives != slices.Contains(properties.Tags, "security") {
			t.Errorf("%s has the score %q and the tags %q", rule.ID, properties.Security, properties.Tags)
		}
		if gives {
			scored++
		}
	}
	if scored == 0 {
		t.Error("no rule has a score")
	}
}

func TestSARIFHasTheVersionAsReadersCompareIt(t *testing.T) {
	for version, want := range map[string]string{"v1.2.3": "1.2.3", "v0.1.0-rc.1": "0.1.0-rc.1", "v0.0.0-20261127121039-c5c92e0+dirty": "0.0.0-20261127121039-c5c92e0+dirty", "(devel)": "", "": ""} {
		if got := semanticVersion(version); got != want {
			t.Errorf("semanticVersion(%q) = %q, want %q", version, got, want)
		}
	}
}
