// Package schema has the JSON Schemas of our outputs, and checks documents against them.
package schema

import (
	"embed"
	"slices"
	"strings"
)

//go:embed *.schema.json
var schemas embed.FS

const schemaSuffix = ".schema.json"

// Names is the names of the outputs that have a schema, sorted.
func Names() []string {
	entries, err := schemas.ReadDir(".")
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

// Of is the JSON Schema of an output; ok is false where the output has none.
func Of(name string) (schema []byte, ok bool) {
	if !slices.Contains(Names(), name) {
		return nil, false
	}
	schema, err := schemas.ReadFile(name + schemaSuffix)
	return schema, err == nil
}
