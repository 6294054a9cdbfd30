package expression

import (
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// Conform converts a value that FindMismatch has nothing against. It does what go-cty's conversion does; but that compares every element's type
// with every other's when it makes a list of a tuple, as every list is that an expression writes out, which takes minutes for 100,000.
func Conform(v cty.Value, want cty.Type) (cty.Value, error) {
	plain, marks := v.Unmark()
	if plain.IsNull() || !plain.IsKnown() || !plain.CanIterateElements() || !want.IsCollectionType() {
		return convert.Convert(v, want)
	}
	if want.ElementType().HasDynamicTypes() {
		return convert.Convert(uniform(v), want)
	}
	if want.IsMapType() {
		return conformMap(plain, marks, want)
	}
	var elements []cty.Value
	for it := plain.ElementIterator(); it.Next(); {
		_, element := it.Element()
		element, err := Conform(element, want.ElementType())
		if err != nil {
			return cty.NilVal, err
		}
		elements = append(elements, element)
	}
	switch {
	case len(elements) == 0:
		return convert.Convert(v, want)
	case want.IsSetType():
		return cty.SetVal(elements).WithMarks(marks), nil
	}
	return cty.ListVal(elements).WithMarks(marks), nil
}

func conformMap(plain cty.Value, marks cty.ValueMarks, want cty.Type) (cty.Value, error) {
	elements := make(map[string]cty.Value, plain.LengthInt())
	for it := plain.ElementIterator(); it.Next(); {
		k, element := it.Element()
		element, err := Conform(element, want.ElementType())
		if err != nil {
			return cty.NilVal, err
		}
		elements[k.AsString()] = element
	}
	if len(elements) == 0 {
		return cty.MapValEmpty(want.ElementType()).WithMarks(marks), nil
	}
	return cty.MapVal(elements).WithMarks(marks), nil
}

// uniform makes a list of a tuple whose elements are all of one type, and leaves any other value alone.
func uniform(v cty.Value) cty.Value {
	plain, marks := v.Unmark()
	if !plain.Type().IsTupleType() || plain.IsNull() || plain.LengthInt() == 0 {
		return v
	}
	types := plain.Type().TupleElementTypes()
	for _, t := range types[1:] {
		if !t.Equals(types[0]) {
			return v
		}
	}
	return cty.ListVal(plain.AsValueSlice()).WithMarks(marks)
}

// mixedCost is the time that go-cty takes to find one type for the elements of a tuple.
func mixedCost(args []cty.Value) int {
	cost := 0
	for _, arg := range args {
		if plain, _ := uniform(arg).Unmark(); plain.Type().IsTupleType() && !plain.IsNull() {
			cost += plain.LengthInt() * plain.LengthInt() / 2
		}
	}
	return cost
}
