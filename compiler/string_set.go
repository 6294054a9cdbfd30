package compiler

import (
	"slices"
	"strings"

	"grants/config"
)

// sets makes lists of strings, many of them from one piece of memory. The zero value is ready.
type sets struct {
	room []string
	near map[nearness]bool
}

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
