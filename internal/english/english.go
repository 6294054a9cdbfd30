// Package english has the grammar of messages: articles, numbers with nouns and verbs, and lists of names in a sentence.
package english

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Article is a name with the article that goes before it: an api, a client_grant.
func Article(name string) string {
	if strings.ContainsRune("aeiou", rune(name[0])) && name != "user" {
		return "an " + name
	}
	return "a " + name
}

// Plural is a number with a noun, in both of its forms.
func Plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// Count is a number with a noun whose plural has an s.
func Count(n int, noun string) string { return Plural(n, noun, noun+"s") }

// Verb is the form of a verb for a number: those of many and of one.
func Verb(n int, many, one string) string {
	if n == 1 {
		return one
	}
	return many
}

// List is names in their order: a, b and c.
func List(names []string) string { return joined(names, " and ") }

// Alternatives is names of which one is expected: a, b or c.
func Alternatives(names []string) string { return joined(names, " or ") }

func joined(names []string, word string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + word + names[last]
}

// Some is at most ten names, sorted, and how many more there are.
func Some(names []string) string {
	const most = 10
	sorted := slices.Sorted(slices.Values(names))
	if len(sorted) <= most {
		return List(sorted)
	}
	return fmt.Sprintf("%s and %d more", strings.Join(sorted[:most], ", "), len(sorted)-most)
}
