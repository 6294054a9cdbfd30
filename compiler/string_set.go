package compiler

import (
	"slices"
	"strings"

	"grants/config"
)

// sets makes lists of strings, many of them from one piece of memory. The zero value is ready.
type sets struct{ room []string }

// roomOfSets is how many strings there is room for at a time.
const roomOfSets = 4_096

// of is the readable items of a list, sorted, without duplicates.
func (s *sets) of(list config.List) []string {
	if len(list.Items) == 0 {
		return nil
	}
	if len(list.Items) > len(s.room) {
		s.room = make([]string, max(roomOfSets, len(list.Items)))
	}
	items := s.room[:0:len(list.Items)]
	for i := range list.Items {
		if !list.Items[i].Failed {
			items = append(items, list.Items[i].Value)
		}
	}
	items = sorted(items)
	s.room = s.room[len(items):]
	return slices.Clip(items)
}

// set is of for a single list.
func set(list config.List) []string {
	s := sets{room: make([]string, len(list.Items))}
	return s.of(list)
}

// sorted sorts in place and drops duplicates.
func sorted(items []string) []string {
	if isSet(items) {
		return items
	}
	slices.SortFunc(items, strings.Compare)
	return slices.Compact(items)
}

func isSet(items []string) bool {
	for i := 1; i < len(items); i++ {
		if items[i-1] >= items[i] {
			return false
		}
	}
	return true
}

func contains(set []string, item string) bool {
	_, found := slices.BinarySearchFunc(set, item, strings.Compare)
	return found
}

// within reports whether all of a is in b, both sets.
func within(a, b []string) bool {
	for _, item := range a {
		i, found := slices.BinarySearchFunc(b, item, strings.Compare)
		if !found {
			return false
		}
		b = b[i+1:]
	}
	return true
}

// intersection is what of a is in b, both sets. It is a itself where that is all of it.
func intersection(a, b []string) []string {
	if within(a, b) {
		return a
	}
	return slices.DeleteFunc(slices.Clone(a), func(item string) bool { return !contains(b, item) })
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
