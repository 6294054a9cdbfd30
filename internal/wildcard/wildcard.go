// Package wildcard matches names against patterns.
package wildcard

import "unicode/utf8"

// Match reports whether a pattern matches a whole name. * stands for any characters, ? for one; nothing else is special, because names of
// things have slashes and brackets in them.
func Match(pattern, name string) bool {
	star, retry := -1, 0 // where the last * stands, and where in the name to try again what follows it
	p, n := 0, 0
	for n < len(name) {
		_, size := utf8.DecodeRuneInString(name[n:])
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, retry = p, n
			p++
		case p < len(pattern) && pattern[p] == '?':
			p, n = p+1, n+size
		case p < len(pattern) && pattern[p] == name[n]:
			p, n = p+1, n+1
		case star >= 0:
			_, size = utf8.DecodeRuneInString(name[retry:])
			retry += size
			p, n = star+1, retry
		default:
			return false
		}
	}
	for p < len(pattern) && pattern[p] == '*' {
		p++
	}
	return p == len(pattern)
}
