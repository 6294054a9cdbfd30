package lint

import (
	"slices"

	"grants/config"
)

// itemOf is the first item of a list with a value.
func itemOf(list config.List, value string) (item config.Located[string], found bool) {
	i := slices.IndexFunc(list.Items, func(item config.Located[string]) bool { return item.Set && item.Value == value })
	if i < 0 {
		return item, false
	}
	return list.Items[i], true
}
