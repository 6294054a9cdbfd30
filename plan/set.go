package plan

import (
	"grants/config"
	"grants/internal/stringset"
	"slices"
)

// items are the values of a list as a set: sorted, without duplicates, never nil.
func items(list config.List) []string {
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

func orEmpty(items []string) []string {
	if items == nil {
		return []string{}
	}
	return items
}

// missing is what of has that without lacks; both are sorted.
func missing(of, without []string) []string {
	rest := []string{}
	for _, item := range of {
		if !stringset.Contains(without, item) {
			rest = append(rest, item)
		}
	}
	return rest
}

// union is what is in either of two sorted sets.
func union(a, b []string) []string {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}
