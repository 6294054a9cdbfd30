package config

import (
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
		return ""
	}
	if !t.IsTupleType() && !t.IsListType() && !t.IsSetType() {
		return "is " + describe(v)
	}
	return elementMismatch(v, func(cty.Value) cty.Type { return want.ElementType() })
}

func elementMismatch(v cty.Value, want func(key cty.Value) cty.Type) string {
	for it := v.ElementIterator(); it.Next(); {
		k, element := it.Element()
		if mismatch := typeMismatch(element, want(k)); mismatch != "" {
			return "has an element that " + mismatch
		}
	}
	return ""
}
