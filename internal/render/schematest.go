// Package schematest holds what tests write to the schemas of our outputs, and to those of others.
package render

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// validate checks a document against one of our schemas, and takes a key that the schema does not describe for a mistake, which readers would not.
func validate(t *testing.T, name string, document []byte) {
	t.Helper()
	check(t, name, compileSchema(t, name, true), document)
}

// validateAgainst checks a document against a schema in a file, which we wrote from a consumer's documentation.
func validateAgainst(t *testing.T, file string, document []byte) {
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

// compileSchema is one of our schemas. Where it is strict, it refuses keys that it does not describe.
func compileSchema(t *testing.T, name string, strict bool) *jsonschema.Schema {
	t.Helper()
	schema := parseSchema(t, name)
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

// parseSchema is one of our schemas as JSON.
func parseSchema(t *testing.T, name string) map[string]any {
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
