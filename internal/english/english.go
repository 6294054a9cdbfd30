// Package english has the grammar of messages: articles, and lists of names in a sentence.
package english

import (
	"fmt"
	"slices"
	"strings"
)

// Article is a name with the article that goes before it: an api, a client_grant.
func Article(name string) string {
	if strings.ContainsRune("aeiou", rune(name[0])) && name != "user" {
		return "an " + name
	}
	return "a " + name
}

// List is names in their order: a, b and c.
func List(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
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
