package schema_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"grants/internal/render/schema"
	"grants/internal/render/schema/schematest"
)

func TestOurSchemaCheckKnowsEveryKeyword(t *testing.T) {
	for _, name := range schema.Names() {
		source, _ := schema.Of(name)
		decoder := json.NewDecoder(bytes.NewReader(source))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(&schema.Rules{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestOurSchemaCheckAgreesWithAnother breaks plans somewhere and asks both.
func TestOurSchemaCheckAgreesWithAnother(t *testing.T) {
	oracle := schematest.Compile(t, "plan", false)
	saved := map[string][]byte{}
	for _, name := range []string{"h1", "h3", "h4"} {
		document, err := os.ReadFile("../../../testdata/plan/" + name + "/want.json")
		if err != nil {
			t.Fatal(err)
		}
		saved[name] = document
	}
	broken := 0
	rapid.Check(t, func(rt *rapid.T) {
		values := []any{nil, true, "", "x", json.Number("0"), json.Number("-1"), json.Number("1.5"), json.Number("7"), []any{}, []any{"x"}, map[string]any{}, "none", "git", "1.0"} // anew, as the next change may break one of them, and put it into itself
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader(saved[rapid.SampledFrom([]string{"h1", "h3", "h4"}).Draw(rt, "case")]))
		if err != nil {
			rt.Fatal(err)
		}
		for range rapid.IntRange(1, 2).Draw(rt, "changes") {
			breakSomewhere(rt, document, values)
		}
		want := oracle.Validate(document)
		check := &schema.Check{Root: schema.RulesOf("plan")}
		_, got := check.Check(check.Root, document, "")
		if (got == nil) != (want == nil) {
			rt.Fatalf("we say %v, the other says %v", got, want)
		}
		if got != nil {
			broken++
		}
	})
	if broken == 0 && !testing.Short() { // one draw in six breaks nothing
		t.Error("nothing was broken")
	}
}

// breakSomewhere walks down to some value and takes it away or puts another in its place.
func breakSomewhere(t *rapid.T, value any, values []any) {
	for {
		var put func(any)
		var child any
		switch value := value.(type) {
		case []any:
			if len(value) == 0 {
				return
			}
			i := rapid.IntRange(0, len(value)-1).Draw(t, "item")
			child, put = value[i], func(v any) { value[i] = v }
		case map[string]any:
			if len(value) == 0 {
				return
			}
			key := rapid.SampledFrom(slices.Sorted(maps.Keys(value))).Draw(t, "key")
			if rapid.IntRange(0, 5).Draw(t, "remove") == 0 {
				delete(value, key)
				return
			}
			child, put = value[key], func(v any) { value[key] = v }
		default:
			return
		}
		_, isList := child.([]any)
		_, isObject := child.(map[string]any)
		if !isList && !isObject || rapid.IntRange(0, 3).Draw(t, "stop") == 0 {
			put(rapid.SampledFrom(values).Draw(t, "value"))
			return
		}
		value = child
	}
}
