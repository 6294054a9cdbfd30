// Package stringset treats sorted lists of strings without duplicates as sets.
package stringset

import (
	"slices"
	"strings"
)

// Contains reports whether an item is in a set.
func Contains(set []string, item string) bool {
	_, found := slices.BinarySearchFunc(set, item, strings.Compare)
	return found
}

// Within reports whether all of a is in b.
func Within(a, b []string) bool {
	for _, item := range a {
		i, found := slices.BinarySearchFunc(b, item, strings.Compare)
		if !found {
			return false
		}
		b = b[i+1:]
	}
	return true
}

// Intersection is what of a is in b. It is a itself where that is all of it.
func Intersection(a, b []string) []string {
	if Within(a, b) {
		return a
	}
	return slices.DeleteFunc(slices.Clone(a), func(item string) bool { return !Contains(b, item) })
}

// Difference is what of a is not in b, or nil.
func Difference(a, b []string) []string {
	var rest []string
	for _, item := range a {
		if !Contains(b, item) {
			rest = append(rest, item)
		}
	}
	return rest
}
