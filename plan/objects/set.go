package objects

import (
	"slices"

	"grants/config"
	"grants/internal/stringset"
)

// Items are the values of a list as a set: sorted, without duplicates, never nil.
func Items(list config.List) []string {
	if len(list.Items) == 0 {
		return []string{}
	}
	values := make([]string, 0, len(list.Items))
	for i := range list.Items {
		values = append(values, list.Items[i].Value)
	}
	slices.Sort(values)
	return slices.Compact(values)
}

// OrEmpty is a list, and never nil.
func OrEmpty(items []string) []string {
	if items == nil {
		return []string{}
	}
	return items
}

// Missing is what of has that without lacks; both are sorted.
func Missing(of, without []string) []string {
	rest := []string{}
	for _, item := range of {
		if !stringset.Contains(without, item) {
			rest = append(rest, item)
		}
	}
	return rest
}

// Union is what is in either of two sorted sets.
func Union(a, b []string) []string {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}
