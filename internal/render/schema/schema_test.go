package schema_test

import (
	"slices"
	"strings"
	"testing"

	"grants/internal/render/schema"
	"grants/internal/render/schema/schematest"
)

func TestSchemasDescribeEveryKey(t *testing.T) {
	for _, name := range schema.Names() {
		schematest.ForEachObject(schematest.Parse(t, name), name, func(path string, object map[string]any) {
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
	for _, name := range schema.Names() {
		schematest.ForEachObject(schematest.Parse(t, name), name, func(path string, object map[string]any) {
			if object["additionalProperties"] == false {
				t.Errorf("%s refuses keys that a later minor version may add", path)
			}
		})
	}
}

func TestSchemasAreSchemas(t *testing.T) {
	names := schema.Names()
	if !slices.Contains(names, "lint") || !slices.Contains(names, "matrix") || !slices.IsSorted(names) {
		t.Errorf("schemas are %s", strings.Join(names, ", "))
	}
	for _, name := range names {
		schematest.Compile(t, name, false)
	}
}
