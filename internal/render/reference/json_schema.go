package reference

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"

	"grants/config/schema"
)

// JSONSchema writes the JSON Schema (2020-12) of files in HCL's JSON form. What it refuses is a mistake, but for lists within lists that HCL looks through.
func JSONSchema(w io.Writer) error {
	definitions := object{
		{"file", fileSchema()},
		{"name", object{{"pattern", `^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}-]*$`}}},
		{"expression", object{{"type", "string"}, {"pattern", `[$%]\{`}}},
		{"comment", object{{"description", "A comment. One that begins with grants:ignore says which findings are known."}}},
	}
	for _, block := range schema.Blocks {
		definitions = appendBodies(definitions, block.Name, block)
	}
	document := object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"$id", "urn:grants:schema:config:1"},
		{"title", "grants configuration in JSON"},
		{"description", "What a file *.grants.json can have: the language in HCL's JSON form. A string that has ${...} or %{...} in it is an expression."},
		{"anyOf", []any{definition("file"), arrayOf(definition("file"))}},
		{"$defs", definitions},
	}
	text, err := json.Marshal(document)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, text, "", "  "); err != nil {
		return err
	}
	out.WriteByte('\n')
	_, err = out.WriteTo(w)
	return err
}

// object is a JSON object whose members stay in their order.
type object []member

type member struct {
	key   string
	value any
}

// MarshalJSON writes the object.
func (o object) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	for i, m := range o {
		key, keyErr := json.Marshal(m.key)
		value, err := json.Marshal(m.value)
		if err != nil || keyErr != nil {
			return nil, err
		}
		if i > 0 {
			out = append(out, ',')
		}
		out = append(append(append(out, key...), ':'), value...)
	}
	return append(out, '}'), nil
}

func definition(name string) object { return object{{"$ref", "#/$defs/" + name}} }

func arrayOf(items any) object { return object{{"type", "array"}, {"items", items}} }

var (
	null      = object{{"type", "null"}}
	someText  = object{{"type", "string"}}
	texts     = arrayOf(someText)
	expressed = definition("expression")
)

func fileSchema() object {
	properties := object{{"//", definition("comment")}}
	for _, block := range schema.Blocks {
		properties = append(properties, member{block.Name, blocksSchema(block.Name, block)})
	}
	return object{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}}
}

// appendBodies defines what stands in a block and in those within it, by the paths to them.
func appendBodies(definitions object, path string, block *schema.Block) object {
	definitions = append(definitions, member{path, bodySchema(path, block)})
	for _, nested := range block.Blocks {
		definitions = appendBodies(definitions, path+"."+nested.Name, nested)
	}
	return definitions
}

// blocksSchema is the property of a file, or of a block, that has the blocks of a kind: where they have names, these are properties again.
func blocksSchema(path string, block *schema.Block) object {
	several := arrayOf(definition(path))
	if needsNothing(block) {
		several = arrayOf(object{{"anyOf", []any{definition(path), null}}})
	}
	if !block.Many && !block.Free {
		several = append(several, member{"maxItems", 1})
	}
	said := object{{"description", withAbsence(block.Doc, "")}}
	bodies := object{{"anyOf", []any{definition(path), several, null}}}
	if !block.Label {
		return append(said, bodies...)
	}
	named := object{{"type", "object"}, {"minProperties", 1}, {"propertyNames", definition("name")}, {"additionalProperties", bodies}}
	return append(said, member{"anyOf", []any{named, append(arrayOf(named), member{"minItems", 1})}})
}

// needsNothing reports whether a block of a kind can be empty, as null is in an array.
func needsNothing(block *schema.Block) bool {
	return block.OneOf == nil && !slices.ContainsFunc(block.Attributes, func(a schema.Attribute) bool { return a.Required })
}

func withAbsence(doc, unset string) string {
	if unset == "" {
		return doc
	}
	return doc + " Where it is absent: " + unset
}

func bodySchema(path string, block *schema.Block) object {
	if block.Free {
		return object{{"type", "object"}}
	}
	properties, required := object{{"//", definition("comment")}}, []string{}
	for a := range attributes(block) {
		properties = append(properties, member{a.Name, attributeSchema(a)})
		if a.Required {
			required = append(required, a.Name)
		}
	}
	for _, nested := range block.Blocks {
		properties = append(properties, member{nested.Name, blocksSchema(path+"."+nested.Name, nested)})
	}
	body := object{{"type", "object"}, {"properties", properties}, {"required", required}, {"additionalProperties", false}}
	if block.OneOf == nil {
		return body
	}
	var ways []any
	for _, name := range block.OneOf {
		ways = append(ways, object{{"required", []string{name}}, {"properties", object{{name, object{{"not", null}}}}}})
	}
	return append(body, member{"oneOf", ways})
}

func attributeSchema(a *schema.Attribute) object {
	said := object{{"description", withAbsence(a.Doc, a.Unset)}}
	if a.Type == schema.Any {
		return said
	}
	ways := waysToWrite(a)
	if !a.Required && a.Type != schema.TypeName && a.Type != schema.Instances {
		ways = append(ways, null)
	}
	said = append(said, member{"anyOf", ways})
	if a.Default == "" {
		return said
	}
	value := json.RawMessage(a.Literal(a.Default))
	if a.Type == schema.TypeName {
		return append(said, member{"default", a.Default})
	}
	return append(said, member{"default", value})
}

// waysToWrite are the schemas of an attribute's values.
func waysToWrite(a *schema.Attribute) []any {
	switch a.Type {
	case schema.Bool:
		return []any{object{{"type", "boolean"}}, expressed}
	case schema.Number:
		return []any{object{{"type", "integer"}}, expressed}
	case schema.Reference:
		return []any{object{{"type", "string"}, {"minLength", 1}}}
	case schema.List:
		return []any{texts, expressed}
	case schema.Scopes:
		return []any{object{{"type", "object"}, {"additionalProperties", object{{"type", []string{"string", "null"}}}}}, texts, expressed}
	case schema.Instances:
		keys := arrayOf(object{{"type", "string"}, {"minLength", 1}})
		return []any{object{{"type", "object"}}, append(keys, member{"uniqueItems", true}), expressed}
	}
	if a.Values != nil {
		return []any{object{{"enum", a.Values}}, expressed}
	}
	return []any{someText}
}
