package reference

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"grants/config/language"
	"grants/config/schema"
	"grants/internal/golden"
)

func TestJSONSchema(t *testing.T) {
	var out bytes.Buffer
	if err := JSONSchema(&out); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "testdata/config.schema.json", out.Bytes())
}

// accepts is whether the schema accepts a document.
func accepts(t *testing.T) func(document []byte) bool {
	t.Helper()
	var out bytes.Buffer
	if err := JSONSchema(&out); err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("schema.json", parsed(t, out.Bytes())); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return func(document []byte) bool { return compiled.Validate(parsed(t, document)) == nil }
}

func parsed(t *testing.T, document []byte) any {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// The JSON files of the repository's cases that are read without a mistake, and those of the page, are as the schema says.
func TestTheSchemaAcceptsTheJSONThatThereIs(t *testing.T) {
	accepted, n := accepts(t), 0
	for name, file := range projectOfThePage(t) {
		if strings.HasSuffix(name, ".json") {
			if n++; !accepted(file.Data) {
				t.Errorf("%s of the page is refused", name)
			}
		}
	}
	const cases = "../../../testdata/config"
	err := filepath.WalkDir(cases, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".grants.json") {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		content = bytes.TrimPrefix(content, []byte("\xef\xbb\xbf"))
		if n++; json.Valid(content) && !accepted(content) && structural(t, content) == "" {
			t.Errorf("%s is refused", path)
		}
		return nil
	})
	if err != nil || n < 10 {
		t.Errorf("%d files were looked at: %v", n, err)
	}
}

// structural is the first mistake of a document that has to do with what stands where, "" where there is none.
func structural(t *testing.T, document []byte) string {
	t.Helper()
	_, problems, err := language.Load(fstest.MapFS{"a.grants.json": {Data: document}}, language.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range problems {
		if !slices.Contains([]string{"unknown-reference", "reference-cycle", "evaluation"}, d.Code) {
			return d.Message + " [" + d.Code + "]"
		}
	}
	return ""
}

// values are of every kind that JSON has.
var values = []string{
	`"x"`, `""`, `5`, `1.5`, `-1`, `true`, `null`, `[]`, `["x"]`, `["x", "y"]`, `[5]`, `[null]`, `["x", "x"]`, `[""]`, `{}`, `{"x": "y"}`, `{"x": 5}`, `{"x": null}`,
	`"string"`, `"${var.unset}"`,
}

// The schema refuses what the language refuses, and accepts what it accepts: every attribute with a value of every kind, and everything where it does
// not belong.
func TestTheSchemaAndTheLanguageAgree(t *testing.T) {
	accepted := accepts(t)
	check := func(document string) {
		t.Helper()
		problem := structural(t, []byte(document))
		if got := accepted([]byte(document)); got != (problem == "") {
			t.Errorf("%s\nis accepted by the schema: %t, and the language says %q", document, got, problem)
		}
	}
	for _, block := range schema.Blocks {
		for path, a := range block.EveryWritten() {
			for _, value := range values {
				if !leftToEvaluation(path, value) {
					check(documentWith(block, path, value))
				}
			}
			for _, value := range a.Values {
				check(documentWith(block, path, `"`+value+`"`))
			}
			check(documentWith(block, path+"x", `"x"`))
		}
		for _, nested := range block.Blocks {
			for _, value := range values {
				if value != `"${var.unset}"` {
					check(documentWith(block, nested.Name, value))
				}
			}
		}
		if block.ForEach {
			for _, value := range values {
				check(documentWith(block, schema.ForEach.Name, value))
			}
		}
		if !block.Free {
			check(documentWith(block, "nonsense", `"x"`))
		}
	}
	for _, document := range shapes {
		check(document)
	}
}

// leftToEvaluation is what the schema can't tell, and what the language looks at only where it needs it: a message that is of no use.
func leftToEvaluation(path, value string) bool {
	return path == "validation.error_message" || path == "default" || path == "validation.condition" && strings.Contains(value, "$") || path == "type" && value != `"string"` && value[0] == '"'
}

var shapes = []string{
	`{}`, `[]`, `[{"tenant": {}}, {"application": {"a": {}}}]`, `{"//": [1]}`, `{"tenant": null}`, `{"tenant": [{}]}`, `{"tenant": [{}, {}]}`, `{"tenant": {"//": "x"}}`,
	`{"application": [{"a": {}}, {"b": {}}]}`, `{"application": null}`, `{"application": []}`, `{"application": {}}`, `{"application": "x"}`, `{"application": {"a": null}}`,
	`{"application": {"a": [null]}}`, `{"api": {"a": null}}`, `{"api": {"a": [null]}}`, `{"application": {"a": [{}]}}`, `{"application": {"a": [{}, {}]}}`, `{"application": {"a": "x"}}`, `{"application": {"a b": {}}}`, `{"application": {"ä_1-x": {}}}`,
	`{"application": {"1a": {}}}`, `{"application": {"_a": {}}}`, `{"application": {"-a": {}}}`, `{"application": {"": {}}}`, `{"application": {"//": "x", "a": {}}}`,
	`{"application": {"a": {"//": {"x": 1}}}}`, `{"locals": [{"a": 1}, {"b": {"c": null}}]}`, `{"locals": "x"}`, `{"locals": null}`, `{"action": {"a": {}}}`, `{"nonsense": 5}`,
	`{"client_grant": {"a": {"audience": "x"}}}`, `{"client_grant": {"a": {"audience": "x", "client_id": "y", "default_for": "third_party_clients"}}}`,
	`{"client_grant": {"a": {"audience": "x", "client_id": null, "default_for": "third_party_clients"}}}`, `{"client_grant": {"a": {"client_id": "y"}}}`,
	`{"api": {"a": {}}}`, `{"variable": {"a": {"default": 1, "validation": [{"condition": true}, {"condition": true}]}}}`,
	`{"variable": {"a": {"default": [{"x": null}, 1]}}}`, `{"variable": {"a": {"default": 1, "validation": {}}}}`, `{"third_party_default": {"a": {"audience": "x", "client_id": "y"}}}`,
}

// documentWith is a block that has an attribute, with what it needs otherwise, in JSON.
func documentWith(block *schema.Block, path, value string) string {
	needs := map[*schema.Block]map[string]string{
		schema.API: {"identifier": `"urn:x"`}, schema.ClientGrant: {"audience": `"urn:x"`, "client_id": `"x"`}, schema.ThirdPartyDefault: {"audience": `"urn:x"`},
		schema.Variable: {"default": "null"},
	}[block]
	body := map[string]json.RawMessage{}
	for name, need := range needs {
		body[name] = json.RawMessage(need)
	}
	if path == "default_for" {
		delete(body, "client_id")
	}
	steps := strings.Split(path, ".")
	written := json.RawMessage(value)
	for i := len(steps) - 1; i > 0; i-- {
		written = json.RawMessage(`{"` + steps[i] + `": ` + string(written) + `}`)
	}
	body[steps[0]] = written
	text, err := json.Marshal(body)
	if err != nil {
		panic(err)
	}
	if block.Label {
		return `{"` + block.Name + `": {"a": ` + string(text) + `}}`
	}
	return `{"` + block.Name + `": ` + string(text) + `}`
}
