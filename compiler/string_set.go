package compiler

import (
	"slices"

	"grants/config"
)

// set is the readable items of a list, sorted, without duplicates.
func set(list config.List) []string {
	if len(list.Items) == 0 {
		return nil
	}
	items := make([]string, 0, len(list.Items))
	for i := range list.Items {
		if !list.Items[i].Failed {
			items = append(items, list.Items[i].Value)
		}
	}
	return sorted(items)
}

// sorted sorts in place and drops duplicates.
func sorted(items []string) []string {
	slices.Sort(items)
	return slices.Compact(items)
}

func contains(set []string, item string) bool {
	_, found := slices.BinarySearch(set, item)
	return found
}

// intersection is what of a is in b, both sets. It is a itself where that is all of it.
func intersection(a, b []string) []string {
	foreign := func(item string) bool { return !contains(b, item) }
	if !slices.ContainsFunc(a, foreign) {
		return a
	}
	return slices.DeleteFunc(slices.Clone(a), foreign)
}

// difference is what of a is not in b, both sets, or nil.
func difference(a, b []string) []string {
	var rest []string
	for _, item := range a {
		if !contains(b, item) {
			rest = append(rest, item)
		}
	}
	return rest
}
