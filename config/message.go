package config

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"grants/internal/suggest"
)

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

func lowerFirst(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[n:]); unicode.IsUpper(next) {
		return s // an abbreviation
	}
	return string(unicode.ToLower(first)) + s[n:]
}

// quote writes a for_each key as it stands in an address: as an HCL string.
func quote(key string) string {
	if isPlainName(key) {
		return `"` + key + `"`
	}
	return escapeTemplates.Replace(strconv.Quote(key))
}

var escapeTemplates = strings.NewReplacer("${", "$${", "%{", "%%{")

// article is a block's name with its article.
func article(name string) string {
	if strings.ContainsRune("aeiou", rune(name[0])) && name != "user" {
		return "an " + name
	}
	return "a " + name
}

// enumerate lists names in their order: a, b and c.
func enumerate(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// someOf lists at most ten names, sorted.
func someOf(names []string) string {
	const most = 10
	sorted := slices.Sorted(slices.Values(names))
	if len(sorted) <= most {
		return enumerate(sorted)
	}
	return fmt.Sprintf("%s and %d more", strings.Join(sorted[:most], ", "), len(sorted)-most)
}

func closest(word string, candidates []string) string { return suggest.Closest(word, candidates) }

func didYouMean(word string, candidates []string) string { return hint(closest(word, candidates)) }

func hint(meant string) string {
	if meant != "" {
		return fmt.Sprintf("did you mean %q?", meant)
	}
	return ""
}

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

// unquote undoes quote.
func unquote(quoted string) string {
	key, err := strconv.Unquote(strings.NewReplacer("$${", "${", "%%{", "%{").Replace(quoted))
	if err != nil {
		return quoted
	}
	return key
}
