package config

import (
	"strconv"
	"unicode/utf8"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// describe names a value's type for a sentence: a number, a list.
func describe(v cty.Value) string {
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

func describeType(t cty.Type) string {
	if t == cty.Bool {
		return "true or false"
	}
	return describe(cty.UnknownVal(t))
}

// show prints a value for a sentence, cut short where it is long.
func show(v cty.Value) string {
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
	return describe(v)
}

func cut(s string) string {
	const most = 60
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}

// quotesRemedy says how to write a value that stands in quotes and should not.
func quotesRemedy(v cty.Value, want cty.Type) string {
	if want != cty.Bool && want != cty.Number || !isText(v) {
		return ""
	}
	if _, err := convert.Convert(v, want); err != nil {
		return ""
	}
	return "Write it without quotes."
}

func isText(v cty.Value) bool {
	v, _ = v.Unmark()
	return v.Type() == cty.String && v.IsKnown() && !v.IsNull()
}

func text(v cty.Value) string {
	v, _ = v.Unmark()
	return v.AsString()
}
