package text

import (
	"slices"
	"strconv"
	"strings"
)

// Delimited is a name that is safe to print among others: quoted where it has what separates them, so that it does not look like several.
func Delimited(name string) string {
	if name == "" || strings.ContainsAny(name, ` ,"`) {
		name = `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name) + `"`
	}
	return Plain(name)
}

// Spoken is a name that stands in a sentence or a column of ours: an address as it is, whose key is in quotes, and any other like one of a list.
func Spoken(name string) string {
	bare, key, keyed := strings.Cut(name, "[")
	if key, closed := strings.CutSuffix(key, "]"); keyed && closed && bare != "" && bare == Delimited(bare) {
		if _, err := strconv.Unquote(key); err == nil {
			return Plain(name)
		}
	}
	return Delimited(name)
}

// List is names that are safe to print, one after the other: all of them, however many.
func List(items []string) string {
	shown := make([]string, len(items))
	for i, item := range items {
		shown[i] = Delimited(item)
	}
	return strings.Join(shown, ", ")
}

// SomeOf names the first of many.
func SomeOf(names []string, most int) string {
	if len(names) > most {
		names = append(slices.Clone(names[:most]), "and "+strconv.Itoa(len(names)-most)+" more")
	}
	return strings.Join(names, ", ")
}
