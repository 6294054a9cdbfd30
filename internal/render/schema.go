package render

import (
	"embed"
	"slices"
	"strings"
)

//go:embed schema
var schemas embed.FS

const schemaSuffix = ".schema.json"

// SchemaNames is the names of the outputs that have a schema, sorted.
func SchemaNames() []string {
	entries, err := schemas.ReadDir("schema")
	if err != nil {
		panic(err) // it is embedded
	}
	var names []string
	for _, entry := range entries {
		names = append(names, strings.TrimSuffix(entry.Name(), schemaSuffix))
	}
	slices.Sort(names)
	return names
}

// Schema is the JSON Schema of an output; ok is false where the output has none.
func Schema(name string) (schema []byte, ok bool) {
	if !slices.Contains(SchemaNames(), name) {
		return nil, false
	}
	schema, err := schemas.ReadFile("schema/" + name + schemaSuffix)
	return schema, err == nil
}
