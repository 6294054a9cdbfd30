// Package rules holds the rules, one file for each, with everything there is to say about it.
package rules

import (
	"slices"
	"strings"

	"grants/lint"
)

var catalogue []*lint.Rule

// register enters a rule into the catalogue. It does no more, because it runs whenever the program starts.
func register(rule lint.Rule) struct{} {
	catalogue = append(catalogue, &rule)
	return struct{}{}
}

// All is the whole catalogue, sorted by ID. The rules are not to be changed.
func All() []*lint.Rule {
	return slices.SortedFunc(slices.Values(catalogue), func(a, b *lint.Rule) int { return strings.Compare(a.ID, b.ID) })
}
