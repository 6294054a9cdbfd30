package expression

import (
	"github.com/zclconf/go-cty/cty"

	"grants/config"
)

// Value is a string of the tree as expressions see it, marked with its place.
func Value(v config.Located[string]) cty.Value {
	if !v.Set {
		return cty.NullVal(cty.String)
	}
	return cty.StringVal(v.Value).Mark(&origin{span: v.Span, text: v.Value})
}

// ItemsOf are the items of a list, where each is a literal as it was written.
func ItemsOf(v cty.Value) ([]config.Located[string], bool) {
	if v == cty.NilVal || v.IsMarked() || v.IsNull() || !v.Type().IsTupleType() && !v.Type().IsListType() {
		return nil, false
	}
	items := make([]config.Located[string], 0, v.LengthInt())
	for it := v.ElementIterator(); it.Next(); {
		_, element := it.Element()
		plain, marks := element.Unmark()
		from := originsIn(marks)
		if len(from) != 1 || len(marks) != 1 || !IsText(plain) || from[0].of != nil {
			return nil, false
		}
		items = append(items, config.Located[string]{Value: plain.AsString(), Span: from[0].span, Set: true})
	}
	return items, true
}
