package render

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// schemaRules is what one of our schemas asks of a value: the keywords of JSON Schema that they use, and no others.
type schemaRules struct {
	Ref                  string                  `json:"$ref"`
	Type                 any                     `json:"type"` // a name, or a list of names
	Const                any                     `json:"const"`
	Enum                 []any                   `json:"enum"`
	Pattern              string                  `json:"pattern"`
	Minimum              *float64                `json:"minimum"`
	Maximum              *float64                `json:"maximum"`
	MinItems             int                     `json:"minItems"`
	Items                *schemaRules            `json:"items"`
	Required             []string                `json:"required"`
	Properties           map[string]*schemaRules `json:"properties"`
	AdditionalProperties *schemaRules            `json:"additionalProperties"`
	OneOf                []*schemaRules          `json:"oneOf"`
	Defs                 map[string]*schemaRules `json:"$defs"`

	// For people:
	Schema      string `json:"$schema"`
	ID          string `json:"$id"`
	Title       string `json:"title"`
	Description string `json:"description"`
	Examples    []any  `json:"examples"`
}

// schemaCheck checks a document against a schema.
type schemaCheck struct {
	root *schemaRules
	// newer lets enumerations have values that the schema does not know. What such a value stands for, careful says by the name of the key.
	newer   bool
	careful map[string]any

	patterns map[string]*regexp.Regexp // compiled once
}

// mistake is what is wrong with a value, and where. The path is put together on the way back from it: a path for each value would take time by the square
// of a long key.
type mistake struct{ path, text string }

func wrong(format string, args ...any) *mistake { return &mistake{text: fmt.Sprintf(format, args...)} }

func (m *mistake) Error() string {
	return strings.TrimPrefix(clip(plain(m.path), maxPath)+" "+m.text, " ")
}

const maxPath = 200

// below adds what the value with the mistake is a part of: a key, or an index in brackets. It takes no mistake for none.
func (m *mistake) below(part string) *mistake {
	switch {
	case m == nil || len(m.path) > 2*maxPath:
	case m.path == "" || m.path[0] == '[':
		m.path = clip(part, maxPath) + m.path
	default:
		m.path = clip(part, maxPath) + "." + m.path
	}
	return m
}

func index(i int) string { return "[" + strconv.Itoa(i) + "]" }

// check returns the value without the keys that the schema does not describe, or the first mistake. The key is the one that the value has in its object.
func (c *schemaCheck) check(rules *schemaRules, value any, key string) (any, *mistake) {
	rules = c.resolve(rules)
	if len(rules.OneOf) > 0 && rules.Type == nil {
		return c.oneOf(rules, value, key)
	}
	if err := checkType(rules, value); err != nil {
		return nil, err
	}
	if rules.Const != nil && value != rules.Const {
		return nil, wrong("is %s, expected %s", inJSON(value), inJSON(rules.Const))
	}
	if rules.Enum != nil && !slices.Contains(rules.Enum, value) {
		if c.newer && isString(value) {
			return cmp.Or(c.careful[key], value), nil
		}
		return nil, wrong("is %s, expected one of %s", inJSON(value), inJSON(rules.Enum))
	}
	switch value := value.(type) {
	case string:
		if rules.Pattern != "" && !c.pattern(rules.Pattern).MatchString(value) {
			return nil, wrong("is %s, expected a match of %s", inJSON(value), rules.Pattern)
		}
	case json.Number:
		return value, checkRange(rules, value)
	case []any:
		return value, c.list(rules, value)
	case map[string]any:
		return value, c.object(rules, value)
	}
	return value, nil
}

func (c *schemaCheck) pattern(text string) *regexp.Regexp {
	if c.patterns[text] == nil {
		if c.patterns == nil {
			c.patterns = map[string]*regexp.Regexp{}
		}
		c.patterns[text] = regexp.MustCompile(text)
	}
	return c.patterns[text]
}

func (c *schemaCheck) list(rules *schemaRules, list []any) *mistake {
	if len(list) < rules.MinItems {
		return wrong("has %s, expected %d or more", some(len(list), "item"), rules.MinItems)
	}
	for i, item := range list {
		checked, err := c.check(rules.Items, item, "")
		if err != nil {
			return err.below(index(i))
		}
		list[i] = checked
	}
	return nil
}

func (c *schemaCheck) object(rules *schemaRules, object map[string]any) *mistake {
	for _, key := range rules.Required {
		if _, ok := object[key]; !ok {
			return wrong("is missing").below(key)
		}
	}
	if err := requiredOfOne(rules.OneOf, object); err != nil {
		return err
	}
	if rules.Properties == nil && rules.AdditionalProperties == nil {
		return nil // of any keys
	}
	for _, key := range sortedKeys(object) {
		described := rules.Properties[key]
		if described == nil {
			described = rules.AdditionalProperties
		}
		if described == nil {
			delete(object, key) // of a later version
			continue
		}
		checked, err := c.check(described, object[key], key)
		if err != nil {
			return err.below(key)
		}
		object[key] = checked
	}
	return nil
}

// requiredOfOne checks forms of an object that differ in what they require. The mistake is one in the first form, or that it is in several.
func requiredOfOne(forms []*schemaRules, object map[string]any) *mistake {
	var first *mistake
	fits := 0
	for _, form := range forms {
		missing := slices.IndexFunc(form.Required, func(key string) bool { _, ok := object[key]; return !ok })
		switch {
		case missing < 0:
			fits++
		case first == nil:
			first = wrong("is missing").below(form.Required[missing])
		}
	}
	switch {
	case fits == 1 || len(forms) == 0:
		return nil
	case fits == 0:
		return first
	}
	return wrong("has the keys of more than one form: %s", requirements(forms))
}

// requirements names the keys that forms require.
func requirements(forms []*schemaRules) string {
	var all []string
	for _, form := range forms {
		all = append(all, form.Required...)
	}
	return strings.Join(all, ", ")
}

func sortedKeys(object map[string]any) []string { return slices.Sorted(maps.Keys(object)) }

// oneOf takes the first form that fits. Where none does, the mistake in the last form of the same type is the one to tell.
func (c *schemaCheck) oneOf(rules *schemaRules, value any, key string) (any, *mistake) {
	var first *mistake
	for _, form := range rules.OneOf {
		checked, err := c.check(form, value, key)
		if err == nil {
			return checked, nil
		}
		if first == nil || checkType(c.resolve(form), value) == nil {
			first = err
		}
	}
	return nil, first
}

func (c *schemaCheck) resolve(rules *schemaRules) *schemaRules {
	if name, ok := strings.CutPrefix(rules.Ref, "#/$defs/"); ok {
		return c.root.Defs[name]
	}
	return rules
}

func checkType(rules *schemaRules, value any) *mistake {
	var wanted []string
	switch types := rules.Type.(type) {
	case nil:
		return nil
	case string:
		wanted = []string{types}
	case []any:
		for _, name := range types {
			wanted = append(wanted, name.(string))
		}
	}
	if got := typeOf(value); !slices.Contains(wanted, got) && !(got == "integer" && slices.Contains(wanted, "number")) {
		return wrong("is %s, expected %s", withArticle(got), strings.Join(wanted, " or "))
	}
	return nil
}

// typeOf is the name that JSON Schema has for the type of a value.
func typeOf(value any) string {
	switch value := value.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case string:
		return "string"
	case []any:
		return "array"
	case json.Number:
		if _, err := strconv.ParseInt(value.String(), 10, 64); err == nil {
			return "integer"
		}
		return "number"
	}
	return "object"
}

func withArticle(name string) string {
	switch name {
	case "null":
		return name
	case "array", "object", "integer":
		return "an " + name
	}
	return "a " + name
}

func checkRange(rules *schemaRules, value json.Number) *mistake {
	if rules.Minimum == nil && rules.Maximum == nil {
		return nil
	}
	number, _, err := big.ParseFloat(value.String(), 10, 64, big.ToNearestEven)
	switch {
	case err != nil:
		return wrong("is %s, expected a number of this world", inJSON(value))
	case rules.Minimum != nil && number.Cmp(big.NewFloat(*rules.Minimum)) < 0:
		return wrong("is %s, expected %v or more", inJSON(value), *rules.Minimum)
	case rules.Maximum != nil && number.Cmp(big.NewFloat(*rules.Maximum)) > 0:
		return wrong("is %s, expected %v or less", inJSON(value), *rules.Maximum)
	}
	return nil
}

func isString(value any) bool { _, ok := value.(string); return ok }

// inJSON is a value as it stands in a document, shortened.
func inJSON(value any) string {
	b := appendValue(nil, value)
	return clip(plain(string(b)), 100)
}

// known is the JSON of what the schema describes of a value. Where the value stands is for the error.
func (c *schemaCheck) known(rules *schemaRules, value any, at string) ([]byte, error) {
	checked, m := c.check(rules, value, "")
	if m != nil {
		if at != "" {
			m = m.below(at)
		}
		return nil, m
	}
	return json.Marshal(checked)
}

// rulesOf is what the schema of an output asks of a document.
func rulesOf(name string) *schemaRules {
	text, _ := Schema(name)
	rules := &schemaRules{}
	if err := json.Unmarshal(text, rules); err != nil {
		panic(err) // it is embedded
	}
	return rules
}
