package config

import "github.com/zclconf/go-cty/cty"

func located(v Located[string]) cty.Value {
	if !v.Set {
		return cty.NullVal(cty.String)
	}
	return cty.StringVal(v.Value).Mark(&origin{span: v.Span, text: v.Value})
}

// itemsOf are the items of a list, where each is a literal as it was written.
func itemsOf(v cty.Value) ([]Located[string], bool) {
	if v == cty.NilVal || v.IsMarked() || v.IsNull() || !v.Type().IsTupleType() && !v.Type().IsListType() {
		return nil, false
	}
	items := make([]Located[string], 0, v.LengthInt())
	for it := v.ElementIterator(); it.Next(); {
		_, element := it.Element()
		plain, marks := element.Unmark()
		from := originsIn(marks)
		if len(from) != 1 || len(marks) != 1 || !isText(plain) || from[0].of != nil {
			return nil, false
		}
		items = append(items, Located[string]{Value: plain.AsString(), Span: from[0].span, Set: true})
	}
	return items, true
}
