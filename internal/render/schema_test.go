package render

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// validate checks a document against a schema, and takes a key that the schema does not describe for a mistake, which readers would not.
func validate(t *testing.T, name string, document []byte) {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
	if err != nil {
		t.Errorf("%s is not JSON: %v", name, err)
		return
	}
	if err := compile(t, name, true).Validate(value); err != nil {
		t.Errorf("%s is not as its schema says: %v", name, err)
	}
}

// validateAgainst checks a document against a schema in testdata, which we wrote from a consumer's documentation.
func validateAgainst(t *testing.T, name string, document []byte) {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
	if err != nil {
		t.Errorf("%s is not JSON: %v", name, err)
		return
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	schema, err := compiler.Compile("testdata/schema/" + name + ".schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("%s is not as its schema says: %v", name, err)
	}
}

func compile(t *testing.T, name string, strict bool) *jsonschema.Schema {
	t.Helper()
	schema := parse(t, name)
	if strict {
		forEachObject(schema, "", func(_ string, object map[string]any) { object["additionalProperties"] = false })
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("schema.json", schema); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

func parse(t *testing.T, name string) map[string]any {
	t.Helper()
	text, ok := Schema(name)
	if !ok {
		t.Fatalf("no schema %q", name)
	}
	var schema map[string]any
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	return schema
}

// forEachObject visits all schemas that describe keys.
func forEachObject(value any, path string, visit func(string, map[string]any)) {
	switch value := value.(type) {
	case map[string]any:
		if _, ok := value["properties"].(map[string]any); ok {
			visit(path, value)
		}
		for key, child := range value {
			forEachObject(child, path+"/"+key, visit)
		}
	case []any:
		for _, child := range value {
			forEachObject(child, path, visit)
		}
	}
}

func TestSchemasDescribeEveryKey(t *testing.T) {
	for _, name := range SchemaNames() {
		forEachObject(parse(t, name), name, func(path string, object map[string]any) {
			for key, property := range object["properties"].(map[string]any) {
				described := property.(map[string]any)
				if described["description"] == nil && described["$ref"] == nil {
					t.Errorf("%s/%s has no description", path, key)
				}
			}
		})
	}
}

func TestSchemasLetReadersMeetNewKeys(t *testing.T) {
	for _, name := range SchemaNames() {
		forEachObject(parse(t, name), name, func(path string, object map[string]any) {
			if object["additionalProperties"] == false {
				t.Errorf("%s refuses keys that a later minor version may add", path)
			}
		})
	}
}

func TestSchemasAreSchemas(t *testing.T) {
	names := SchemaNames()
	if !slices.Contains(names, "lint") || !slices.Contains(names, "matrix") || !slices.IsSorted(names) {
		t.Errorf("schemas are %s", strings.Join(names, ", "))
	}
	for _, name := range names {
		compile(t, name, false)
	}
}
