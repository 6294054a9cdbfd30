package importer

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"grants/config"
	"grants/config/layout"
	"grants/config/schema"
	"grants/diag"
)

// Keywords make variables of the keywords of the deploy CLI.
type Keywords struct {
	Name   string // of the file of values, without its ending
	Values map[string]json.RawMessage
	Source *config.Config // the same source with its keywords not replaced

	used map[string]schema.Type // what is written of them, by name
}

var keyword = regexp.MustCompile(`##([A-Za-z0-9_.\-]+)##|@@([A-Za-z0-9_.\-]+)@@`)

// instead writes references to variables where the source has keywords.
func (k *Keywords) instead(written *config.Config) layout.Instead {
	if k == nil {
		return nil
	}
	k.used = map[string]schema.Type{}
	texts := map[diag.Span]map[string]string{} // what the source has, by the object's place and the attribute
	starts := map[string]diag.Span{}
	for _, o := range k.Source.Objects() {
		starts[o.Base().Address] = start(o.Base().Span)
	}
	for _, gap := range k.Source.Gaps {
		at, known := starts[gap.Address]
		if gap.Written == "" || !known || gap.ID != "unreplaced-keyword" {
			continue
		}
		if texts[at] == nil {
			texts[at] = map[string]string{}
		}
		texts[at][gap.Attribute] = gap.Written
	}
	places := map[string]diag.Span{}
	for _, o := range written.Objects() {
		places[o.Base().Address] = start(o.Base().Span)
	}
	return func(address, attribute string) string {
		text := texts[places[address]][attribute]
		if text == "" {
			return ""
		}
		return k.expression(text, attributeOf(address, attribute).Type)
	}
}

// start is where an object begins, which does not depend on what its keywords stand for.
func start(at diag.Span) diag.Span { return diag.Span{File: at.File, Start: at.Start, End: at.Start} }

func attributeOf(address, path string) *schema.Attribute {
	for name, attribute := range schema.Of(address).EveryAttribute() {
		if name == path {
			return attribute
		}
	}
	return &schema.Attribute{}
}

// expression is a text with references to variables in place of its keywords; empty where one of them has no value.
func (k *Keywords) expression(text string, takes schema.Type) string {
	found := keyword.FindAllStringSubmatch(text, -1)
	for _, each := range found {
		if _, known := k.Values[each[1]+each[2]]; !known {
			return ""
		}
	}
	if len(found) == 1 && found[0][0] == text {
		k.use(found[0][1]+found[0][2], takes)
		return "var." + variableName(found[0][1]+found[0][2])
	}
	var out strings.Builder
	last := 0
	for _, at := range keyword.FindAllStringSubmatchIndex(text, -1) {
		name := text[max(at[2], at[4]):max(at[3], at[5])]
		k.use(name, schema.Text)
		out.WriteString(inner(text[last:at[0]]) + "${var." + variableName(name) + "}")
		last = at[1]
	}
	return `"` + out.String() + inner(text[last:]) + `"`
}

// inner is a text as it stands between quotes.
func inner(text string) string {
	quoted := layout.Quote(text)
	return quoted[1 : len(quoted)-1]
}

func (k *Keywords) use(name string, takes schema.Type) {
	if _, known := k.used[name]; !known {
		k.used[name] = takes
	}
}

// variableName makes a name of a keyword.
func variableName(keyword string) string { return strings.NewReplacer(".", "_").Replace(keyword) }

// types are what variables are declared as.
var types = map[schema.Type]string{
	schema.Bool: "bool", schema.Number: "number", schema.List: "list(string)", schema.Scopes: "map(string)",
}

// variables declares what is used, and names the file of values; empty where nothing is.
func (k *Keywords) variables() (file, text string) {
	if k == nil || len(k.used) == 0 {
		return "", ""
	}
	var out strings.Builder
	for i, name := range slices.Sorted(maps.Keys(k.used)) {
		if i > 0 {
			out.WriteString("\n")
		}
		of := types[k.used[name]]
		if of == "" {
			of = "string"
		}
		fmt.Fprintf(&out, "variable %q {\n  type = %s\n}\n", variableName(name), of)
	}
	return k.Name + ".grantsvars.hcl", out.String()
}

// values are what the keywords stand for that are used, and no others: these may be secrets.
func (k *Keywords) values() string {
	var out strings.Builder
	for _, name := range slices.Sorted(maps.Keys(k.used)) {
		fmt.Fprintf(&out, "%s = %s\n", variableName(name), literal(k.Values[name], k.used[name]))
	}
	return out.String()
}

// literal is a value of JSON as HCL has it.
func literal(value json.RawMessage, takes schema.Type) string {
	var decoded any
	if json.Unmarshal(value, &decoded) != nil {
		return "null"
	}
	switch v := decoded.(type) {
	case []any:
		return listLiteral(v, takes)
	case string:
		if takes == schema.Bool || takes == schema.Number {
			return v // which keywords write as a text
		}
		return layout.Quote(v)
	}
	return string(value)
}

func listLiteral(items []any, takes schema.Type) string {
	var out strings.Builder
	if takes == schema.Scopes {
		out.WriteString("{\n")
		for _, item := range items {
			scope, _ := item.(map[string]any)
			name, _ := scope["value"].(string)
			description, _ := scope["description"].(string)
			fmt.Fprintf(&out, "%s = %s\n", layout.Quote(name), layout.Quote(description))
		}
		return out.String() + "}"
	}
	out.WriteString("[")
	for i, item := range items {
		if i > 0 {
			out.WriteString(", ")
		}
		text, _ := item.(string)
		out.WriteString(layout.Quote(text))
	}
	return out.String() + "]"
}
