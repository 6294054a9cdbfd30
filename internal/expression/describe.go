package expression

import (
	"strconv"
	"unicode/utf8"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// Describe names a value's type for a sentence: a number, a list.
func Describe(v cty.Value) string {
	t := v.Type()
	switch {
	case v.IsNull():
		return "null"
	case t.IsObjectType():
		return "an object"
	case t.IsMapType():
		return "a map"
	case t.IsTupleType() || t.IsListType():
		return "a list"
	case t.IsSetType():
		return "a set"
	case t == cty.String:
		return "a string"
	case t == cty.Number:
		return "a number"
	case t == cty.Bool:
		return "a bool"
	}
	return "a value of unknown type"
}

// DescribeType is Describe for the values of a type.
func DescribeType(t cty.Type) string {
	if t == cty.Bool {
		return "true or false"
	}
	return Describe(cty.UnknownVal(t))
}

// Show prints a value for a sentence, cut short where it is long.
func Show(v cty.Value) string {
	v, _ = v.UnmarkDeep()
	switch {
	case v.IsNull():
		return "null"
	case v.Type() == cty.String:
		return strconv.Quote(cut(v.AsString()))
	case v.Type() == cty.Number:
		return v.AsBigFloat().Text('g', 20)
	case v.Type() == cty.Bool:
		return strconv.FormatBool(v.True())
	}
	return Describe(v)
}

func cut(s string) string {
	const most = 60
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}

// QuotesRemedy says how to write a value that stands in quotes and should not.
func QuotesRemedy(v cty.Value, want cty.Type) string {
	if want != cty.Bool && want != cty.Number || !IsText(v) {
		return ""
	}
	if _, err := convert.Convert(v, want); err != nil {
		return ""
	}
	return "Write it without quotes."
}

// IsText reports whether a value is a string that is known, and not null.
func IsText(v cty.Value) bool {
	v, _ = v.Unmark()
	return v.Type() == cty.String && v.IsKnown() && !v.IsNull()
}

// Text is a string that IsText.
func Text(v cty.Value) string {
	v, _ = v.Unmark()
	return v.AsString()
}
