// Package schematest holds what tests write to the schemas of our outputs, and to those of others.
package schematest

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"grants/internal/render/schema"
)

// Validate checks a document against one of our schemas, and takes a key that the schema does not describe for a mistake, which readers would not.
func Validate(t *testing.T, name string, document []byte) {
	t.Helper()
	check(t, name, Compile(t, name, true), document)
}

// ValidateAgainst checks a document against a schema in a file, which we wrote from a consumer's documentation.
func ValidateAgainst(t *testing.T, file string, document []byte) {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	schema, err := compiler.Compile(file)
	if err != nil {
		t.Fatal(err)
	}
	check(t, file, schema, document)
}

func check(t *testing.T, name string, schema *jsonschema.Schema, document []byte) {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
	if err != nil {
		t.Errorf("%s is not JSON: %v", name, err)
		return
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("%s is not as its schema says: %v", name, err)
	}
}

// Compile is one of our schemas. Where it is strict, it refuses keys that it does not describe.
func Compile(t *testing.T, name string, strict bool) *jsonschema.Schema {
	t.Helper()
	schema := Parse(t, name)
	if strict {
		ForEachObject(schema, "", func(_ string, object map[string]any) { object["additionalProperties"] = false })
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

// Parse is one of our schemas as JSON.
func Parse(t *testing.T, name string) map[string]any {
	t.Helper()
	text, ok := schema.Of(name)
	if !ok {
		t.Fatalf("no schema %q", name)
	}
	var schema map[string]any
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	return schema
}

// ForEachObject visits all schemas that describe keys.
func ForEachObject(value any, path string, visit func(string, map[string]any)) {
	switch value := value.(type) {
	case map[string]any:
		if _, ok := value["properties"].(map[string]any); ok {
			visit(path, value)
		}
		for key, child := range value {
			ForEachObject(child, path+"/"+key, visit)
		}
	case []any:
		for _, child := range value {
			ForEachObject(child, path, visit)
		}
	}
}
