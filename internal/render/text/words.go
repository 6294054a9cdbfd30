package text

import (
	"strconv"

	"grants/compiler"
)

// Plural is a number with a noun, in both of its forms.
func Plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// Some is a number with a noun.
func Some(n int, noun string) string { return Plural(n, noun, noun+"s") }

// Verb is the form of a verb for a number: those of many and of one.
func Verb(n int, many, one string) string {
	if n == 1 {
		return one
	}
	return many
}

// Acting is a subject type in words that are hard to mix up.
func Acting(subject compiler.SubjectType) string {
	switch subject {
	case compiler.User:
		return "for users"
	case compiler.Client:
		return "as itself"
	}
	return string(subject)
}
