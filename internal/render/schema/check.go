package schema

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

	"grants/internal/english"
	"grants/internal/render/document"
	"grants/internal/render/text"
)

// Rules is what one of our schemas asks of a value: the keywords of JSON Schema that they use, and no others.
type Rules struct {
	Ref                  string            `json:"$ref"`
	Type                 any               `json:"type"` // a name, or a list of names
	Const                any               `json:"const"`
	Enum                 []any             `json:"enum"`
	Pattern              string            `json:"pattern"`
	Minimum              *float64          `json:"minimum"`
	Maximum              *float64          `json:"maximum"`
	MinItems             int               `json:"minItems"`
	MaxItems             *int              `json:"maxItems"`
	Items                *Rules            `json:"items"`
	Required             []string          `json:"required"`
	Properties           map[string]*Rules `json:"properties"`
	AdditionalProperties *Rules            `json:"additionalProperties"`
	OneOf                []*Rules          `json:"oneOf"`
	Defs                 map[string]*Rules `json:"$defs"`

	// For people:
	Schema      string `json:"$schema"`
	ID          string `json:"$id"`
	Title       string `json:"title"`
	Description string `json:"description"`
	Examples    []any  `json:"examples"`
}

// Check checks a document against a schema.
type Check struct {
	Root *Rules
	// Newer lets enumerations have values that the schema does not know. What such a value stands for, Careful says by the name of the key.
	Newer   bool
	Careful map[string]any

	patterns map[string]*regexp.Regexp // compiled once
}

// Mistake is what is wrong with a value, and where. The path is put together on the way back from it: a path for each value would take time by the square
// of a long key.
type Mistake struct{ path, text string }

// Wrong is a mistake in words that follow its place.
func Wrong(format string, args ...any) *Mistake { return &Mistake{text: fmt.Sprintf(format, args...)} }

// Error is the place, shortened, and what is wrong there.
func (m *Mistake) Error() string {
	return strings.TrimPrefix(text.Clip(text.Plain(m.path), maxPath)+" "+m.text, " ")
}

const maxPath = 200

// Below adds what the value with the mistake is a part of: a key, or an index in brackets. It takes no mistake for none.
func (m *Mistake) Below(part string) *Mistake {
	switch {
	case m == nil || len(m.path) > 2*maxPath:
	case m.path == "" || m.path[0] == '[':
		m.path = text.Clip(part, maxPath) + m.path
	default:
		m.path = text.Clip(part, maxPath) + "." + m.path
	}
	return m
}

// Index is the place of an item in a list, for Below.
func Index(i int) string { return "[" + strconv.Itoa(i) + "]" }

// Check returns the value without the keys that the schema does not describe, or the first mistake. The key is the one that the value has in its object.
func (c *Check) Check(rules *Rules, value any, key string) (any, *Mistake) {
	rules = c.resolve(rules)
	if len(rules.OneOf) > 0 && rules.Type == nil {
		return c.oneOf(rules, value, key)
	}
	if err := checkType(rules, value); err != nil {
		return nil, err
	}
	if rules.Const != nil && value != rules.Const {
		return nil, Wrong("is %s, expected %s", InJSON(value), InJSON(rules.Const))
	}
	if rules.Enum != nil && !slices.Contains(rules.Enum, value) {
		if c.Newer && isString(value) {
			return cmp.Or(c.Careful[key], value), nil
		}
		return nil, Wrong("is %s, expected one of %s", InJSON(value), InJSON(rules.Enum))
	}
	switch value := value.(type) {
	case string:
		if rules.Pattern != "" && !c.pattern(rules.Pattern).MatchString(value) {
			return nil, Wrong("is %s, expected a match of %s", InJSON(value), rules.Pattern)
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

func (c *Check) pattern(text string) *regexp.Regexp {
	if c.patterns[text] == nil {
		if c.patterns == nil {
			c.patterns = map[string]*regexp.Regexp{}
		}
		c.patterns[text] = regexp.MustCompile(text)
	}
	return c.patterns[text]
}

func (c *Check) list(rules *Rules, list []any) *Mistake {
	if len(list) < rules.MinItems {
		return Wrong("has %s, expected %d or more", english.Count(len(list), "item"), rules.MinItems)
	}
	if most := rules.MaxItems; most != nil && len(list) > *most {
		return Wrong("has %s, expected %d or fewer", english.Count(len(list), "item"), *most)
	}
	for i, item := range list {
		checked, err := c.Check(rules.Items, item, "")
		if err != nil {
			return err.Below(Index(i))
		}
		list[i] = checked
	}
	return nil
}

func (c *Check) object(rules *Rules, object map[string]any) *Mistake {
	for _, key := range rules.Required {
		if _, ok := object[key]; !ok {
			return Wrong("is missing").Below(key)
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
		checked, err := c.Check(described, object[key], key)
		if err != nil {
			return err.Below(key)
		}
		object[key] = checked
	}
	return nil
}

// requiredOfOne checks forms of an object that differ in what they require. The mistake is one in the first form, or that it is in several.
func requiredOfOne(forms []*Rules, object map[string]any) *Mistake {
	var first *Mistake
	fits := 0
	for _, form := range forms {
		missing := slices.IndexFunc(form.Required, func(key string) bool { _, ok := object[key]; return !ok })
		switch {
		case missing < 0:
			fits++
		case first == nil:
			first = Wrong("is missing").Below(form.Required[missing])
		}
	}
	switch {
	case fits == 1 || len(forms) == 0:
		return nil
	case fits == 0:
		return first
	}
	return Wrong("has the keys of more than one form: %s", requirements(forms))
}

// requirements names the keys that forms require.
func requirements(forms []*Rules) string {
	var all []string
	for _, form := range forms {
		all = append(all, form.Required...)
	}
	return strings.Join(all, ", ")
}

func sortedKeys(object map[string]any) []string { return slices.Sorted(maps.Keys(object)) }

// oneOf takes the first form that fits. Where none does, the mistake in the last form of the same type is the one to tell.
func (c *Check) oneOf(rules *Rules, value any, key string) (any, *Mistake) {
	var first *Mistake
	for _, form := range rules.OneOf {
		checked, err := c.Check(form, value, key)
		if err == nil {
			return checked, nil
		}
		if first == nil || checkType(c.resolve(form), value) == nil {
			first = err
		}
	}
	return nil, first
}

func (c *Check) resolve(rules *Rules) *Rules {
	if name, ok := strings.CutPrefix(rules.Ref, "#/$defs/"); ok {
		return c.Root.Defs[name]
	}
	return rules
}

func checkType(rules *Rules, value any) *Mistake {
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
		return Wrong("is %s, expected %s", withArticle(got), strings.Join(wanted, " or "))
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
	if name == "null" {
		return name
	}
	return english.Article(name)
}

func checkRange(rules *Rules, value json.Number) *Mistake {
	if rules.Minimum == nil && rules.Maximum == nil {
		return nil
	}
	number, _, err := big.ParseFloat(value.String(), 10, 64, big.ToNearestEven)
	switch {
	case err != nil:
		return Wrong("is %s, expected a number of this world", InJSON(value))
	case rules.Minimum != nil && number.Cmp(big.NewFloat(*rules.Minimum)) < 0:
		return Wrong("is %s, expected %v or more", InJSON(value), *rules.Minimum)
	case rules.Maximum != nil && number.Cmp(big.NewFloat(*rules.Maximum)) > 0:
		return Wrong("is %s, expected %v or less", InJSON(value), *rules.Maximum)
	}
	return nil
}

func isString(value any) bool { _, ok := value.(string); return ok }

// InJSON is a value as it stands in a document, shortened.
func InJSON(value any) string {
	b := document.AppendValue(nil, value)
	return text.Clip(text.Plain(string(b)), 100)
}

// Known is the JSON of what the schema describes of a value. Where the value stands is for the error.
func (c *Check) Known(rules *Rules, value any, at string) ([]byte, error) {
	checked, m := c.Check(rules, value, "")
	if m != nil {
		if at != "" {
			m = m.Below(at)
		}
		return nil, m
	}
	return json.Marshal(checked)
}

// RulesOf is what the schema of an output asks of a document.
func RulesOf(name string) *Rules {
	text, _ := Of(name)
	rules := &Rules{}
	if err := json.Unmarshal(text, rules); err != nil {
		panic(err) // it is embedded
	}
	return rules
}
