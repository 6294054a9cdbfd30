package render

import (
	"slices"
	"strconv"
	"strings"
)

// delimited is a name that is safe to print among others: quoted where it has what separates them, so that it does not look like several.
func delimited(name string) string {
	if name == "" || strings.ContainsAny(name, ` ,"`) {
		name = `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name) + `"`
	}
	return plain(name)
}

// spoken is a name that stands in a sentence or a column of ours: an address as it is, whose key is in quotes, and any other like one of a list.
func spoken(name string) string {
	bare, key, keyed := strings.Cut(name, "[")
	if key, closed := strings.CutSuffix(key, "]"); keyed && closed && bare != "" && bare == delimited(bare) {
		if _, err := strconv.Unquote(key); err == nil {
			return plain(name)
		}
	}
	return delimited(name)
}

func plainList(items []string) string {
	shown := make([]string, len(items))
	for i, item := range items {
		shown[i] = delimited(item)
	}
	return strings.Join(shown, ", ")
}

// someOf names the first of many.
func someOf(names []string, most int) string {
	if len(names) > most {
		names = append(slices.Clone(names[:most]), "and "+strconv.Itoa(len(names)-most)+" more")
	}
	return strings.Join(names, ", ")
}
