package config

import (
	"fmt"

	"github.com/zclconf/go-cty/cty"
)

// typeMismatch says what about a value is not of the wanted type, or nothing. It is stricter than cty's conversions, which turn 1 into "1".
func typeMismatch(v cty.Value, want cty.Type) string {
	v, _ = v.Unmark()
	t := v.Type()
	switch {
	case want == cty.DynamicPseudoType || v.IsNull():
		return ""
	case want.IsPrimitiveType():
		if t != want {
			return "is " + describe(v)
		}
		return ""
	case want.IsMapType():
		if !t.IsObjectType() && !t.IsMapType() {
			return "is " + describe(v)
		}
		return elementMismatch(v, func(cty.Value) cty.Type { return want.ElementType() })
	case want.IsObjectType():
		if !t.IsObjectType() && !t.IsMapType() {
			return "is " + describe(v)
		}
		return elementMismatch(v, func(k cty.Value) cty.Type {
			if want.HasAttribute(k.AsString()) {
				return want.AttributeType(k.AsString())
			}
			return cty.DynamicPseudoType
		})
	case want.IsTupleType():
		return tupleMismatch(v, want)
	}
	if !t.IsTupleType() && !t.IsListType() && !t.IsSetType() {
		return "is " + describe(v)
	}
	return elementMismatch(v, func(cty.Value) cty.Type { return want.ElementType() })
}

func tupleMismatch(v cty.Value, want cty.Type) string {
	if t := v.Type(); !t.IsTupleType() && !t.IsListType() {
		return "is " + describe(v)
	}
	types := want.TupleElementTypes()
	if n := v.LengthInt(); n != len(types) {
		return fmt.Sprintf("has %d elements", n)
	}
	i := -1
	return elementMismatch(v, func(cty.Value) cty.Type {
		i++
		return types[i]
	})
}

func elementMismatch(v cty.Value, want func(key cty.Value) cty.Type) string {
	for it := v.ElementIterator(); it.Next(); {
		k, element := it.Element()
		if k.IsMarked() {
			k, _ = k.Unmark()
		}
		if mismatch := typeMismatch(element, want(k)); mismatch != "" {
			return "has an element that " + mismatch
		}
	}
	return ""
}
