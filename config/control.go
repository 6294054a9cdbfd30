package config

import "grants/diag"

// Control is a character in the source that is not shown, or changes the order in which others are: what people see is not what is read. It is
// the first of its kind in a file.
type Control struct {
	Rune rune
	Span diag.Span
	More int // of the same, further on in the file
}
