package config

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// listOf is a list of some values.
func listOf(values []string) List {
	list := List{Set: true}
	for _, value := range values {
		list.Items = append(list.Items, Located[string]{Value: value, Set: true})
	}
	return list
}

func TestAListKnowsItsFirstMentions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"}), 0, 12).Draw(t, "values")
		list := listOf(values)
		var first []string
		for i, value := range values {
			if slices.Index(values, value) == i {
				first = append(first, value)
			}
			if list.IsFirst(i) != (slices.Index(values, value) == i) {
				t.Errorf("%d is the first %q of %q: %t", i, value, values, list.IsFirst(i))
			}
			if list.Index(value) != slices.Index(values, value) {
				t.Errorf("%q is at %d of %q", value, list.Index(value), values)
			}
		}
		var distinct []string
		for _, item := range list.Distinct() {
			distinct = append(distinct, item.Value)
		}
		if !slices.Equal(distinct, first) {
			t.Errorf("of %q these are distinct: %q", values, distinct)
		}
		if !list.MayRepeat() && len(first) != len(values) {
			t.Errorf("%q can't repeat, it says", values)
		}
	})
}

func TestWhatCouldNotBeReadIsNoItem(t *testing.T) {
	list := List{Items: []Located[string]{{Failed: true}, {Value: "a", Set: true}}}
	if _, found := list.Item(""); found || list.Index("") != -1 {
		t.Error("an item that could not be read has a value")
	}
	if item, found := list.Item("a"); !found || item.Value != "a" {
		t.Errorf("got %v, %t", item, found)
	}
}
