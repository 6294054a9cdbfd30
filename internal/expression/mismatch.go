package expression

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// Mismatch is where a value is not of the wanted type.
type Mismatch struct {
	path  []string       // from the whole value to the part that is wrong
	is    string         // what is wrong with it
	Marks cty.ValueMarks // of that part
}

// String is a sentence about the value: its element 2 is a number.
func (m *Mismatch) String() string {
	if len(m.path) == 0 {
		return "its value " + m.is
	}
	return "its " + strings.Join(m.path, ", ") + " " + m.is
}

// typeMismatch says what about a value is not of the wanted type, or nothing.
func typeMismatch(v cty.Value, want cty.Type) string {
	wrong := FindMismatch(v, want)
	switch {
	case wrong == nil:
		return ""
	case len(wrong.path) == 0:
		return wrong.is
	}
	return "has an element that " + wrong.is
}

// FindMismatch looks for the first part of a value that is not of the wanted type. It is stricter than cty's conversions, which turn 1 into "1".
func FindMismatch(v cty.Value, want cty.Type) *Mismatch {
	v, marks := v.Unmark()
	t := v.Type()
	if want == cty.DynamicPseudoType || v.IsNull() {
		return nil
	}
	is := func(reason string) *Mismatch { return &Mismatch{is: reason, Marks: marks} }
	switch {
	case want.IsPrimitiveType():
		if t != want {
			return is("is " + Describe(v))
		}
		return nil
	case want.IsMapType() || want.IsObjectType():
		if !isMapping(t) {
			return is("is " + Describe(v))
		}
		if want.IsObjectType() {
			return attributeMismatch(v, want, is)
		}
	case !IsListing(t) || isMapping(t):
		return is("is " + Describe(v))
	case want.IsTupleType():
		return tupleMismatch(v, want, is)
	}
	return elementMismatch(v, func(int) cty.Type { return want.ElementType() })
}

func tupleMismatch(v cty.Value, want cty.Type, is func(string) *Mismatch) *Mismatch {
	types := want.TupleElementTypes()
	if n := v.LengthInt(); n != len(types) {
		return is(fmt.Sprintf("has %d elements", n))
	}
	return elementMismatch(v, func(i int) cty.Type { return types[i] })
}

func elementMismatch(v cty.Value, want func(i int) cty.Type) *Mismatch {
	i := 0
	for it := v.ElementIterator(); it.Next(); i++ {
		k, element := it.Element()
		if wrong := FindMismatch(element, want(i)); wrong != nil {
			name := fmt.Sprintf("element %d", i+1)
			if isMapping(v.Type()) {
				name = fmt.Sprintf("element %q", k.AsString())
			}
			wrong.path = append([]string{name}, wrong.path...)
			return wrong
		}
	}
	return nil
}

// attributeMismatch compares an object with the attributes it should have. One that it should not have is a mistake too: cty would drop it.
func attributeMismatch(v cty.Value, want cty.Type, is func(string) *Mismatch) *Mismatch {
	for it := v.ElementIterator(); it.Next(); {
		k, element := it.Element()
		name := k.AsString()
		if !want.HasAttribute(name) {
			_, marks := element.Unmark()
			return &Mismatch{is: fmt.Sprintf("has the attribute %q", name), Marks: marks}
		}
		if wrong := FindMismatch(element, want.AttributeType(name)); wrong != nil {
			wrong.path = append([]string{"attribute " + name}, wrong.path...)
			return wrong
		}
	}
	for _, name := range slices.Sorted(maps.Keys(want.AttributeTypes())) {
		given := v.Type().IsObjectType() && v.Type().HasAttribute(name) ||
			v.Type().IsMapType() && v.HasIndex(cty.StringVal(name)).True()
		if !given && !want.AttributeOptional(name) {
			return is(fmt.Sprintf("has no attribute %q", name))
		}
	}
	return nil
}

// IsListing reports whether the values of a type have elements: lists, sets and maps.
func IsListing(t cty.Type) bool {
	return t.IsObjectType() || t.IsMapType() || t.IsTupleType() || t.IsListType() || t.IsSetType()
}
