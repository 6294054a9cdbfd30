package lint

import (
	"slices"

	"grants/config"
)

// indexOf is where a list first has a value, or -1.
func indexOf(list config.List, value string) int {
	return slices.IndexFunc(list.Items, func(item config.Located[string]) bool { return item.Set && item.Value == value })
}

// itemOf is the first item of a list with a value.
func itemOf(list config.List, value string) (item config.Located[string], found bool) {
	i := indexOf(list, value)
	if i < 0 {
		return item, false
	}
	return list.Items[i], true
}
