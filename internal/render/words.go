package render

import (
	"strconv"

	"grants/compiler"
)

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// some is a number with a noun.
func some(n int, noun string) string { return plural(n, noun, noun+"s") }

func verb(n int, many, one string) string {
	if n == 1 {
		return one
	}
	return many
}

// acting is a subject type in words that are hard to mix up.
func acting(subject compiler.SubjectType) string {
	switch subject {
	case compiler.User:
		return "for users"
	case compiler.Client:
		return "as itself"
	}
	return string(subject)
}
