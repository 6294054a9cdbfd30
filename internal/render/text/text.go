// Package text makes of names and sentences what is safe to print, as wide as it looks: on one line, wrapped, painted, or as a snippet of source.
package text

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"grants/diag"
)

// cell is a character of source as a terminal shows it.
type cell struct {
	text  string
	width int // columns; 0 for a combining mark
	bytes int // of source
}

// tabWidth is the distance of tab stops.
const tabWidth = 4

// nextCell is the first character of s, which stands at a column. What could change the terminal's state or the order of
// what it shows (control characters, bidirectional and other invisible ones) comes out escaped.
func nextCell(s string, column int) cell {
	if b := s[0]; b >= ' ' && b < 0x7f {
		return cell{s[:1], 1, 1}
	}
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r == '\t':
		n := tabWidth - column%tabWidth
		return cell{strings.Repeat(" ", n), n, size}
	case r == utf8.RuneError && size == 1:
		return escaped(fmt.Sprintf(`\x%02x`, s[0]), size)
	case r < ' ' || r == 0x7f:
		return escaped(fmt.Sprintf(`\x%02x`, r), size)
	case diag.IsInvisible(r) || unicode.IsControl(r):
		return escaped(invisible(r), size)
	case unicode.In(r, unicode.Mn, unicode.Me) || isJoiningJamo(r):
		return cell{s[:size], 0, size}
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return cell{s[:size], 2, size}
	}
	return cell{s[:size], 1, size}
}

// invisible is an escape for a character, as HCL has them.
func invisible(r rune) string {
	if r > 0xffff {
		return fmt.Sprintf(`\U%08x`, r)
	}
	return fmt.Sprintf(`\u%04x`, r)
}

// isJoiningJamo reports whether r is a vowel or an end of a Korean syllable, which terminals draw into the column of its beginning.
func isJoiningJamo(r rune) bool { return r >= 0x1160 && r <= 0x11ff }

func escaped(text string, bytes int) cell { return cell{text, len(text), bytes} }

// What is longer than a path may be is shortened where people read it.
const (
	maxWord  = 4096      // bytes of what has no space in it
	maxLine  = 16 * 4096 // bytes of the whole
	keptHead = 200       // characters that are left of it at its start
	keptTail = 50        // and at its end
)

// shortened leaves out the middle of a text that nobody reads to its end, and of such words in it.
func shortened(s string) string {
	words := strings.Split(s, " ")
	for i, word := range words {
		if len(word) > maxWord {
			words[i] = withoutMiddle(word)
		}
	}
	if s = strings.Join(words, " "); len(s) > maxLine {
		return withoutMiddle(s)
	}
	return s
}

func withoutMiddle(s string) string {
	head, tail := keptHead, len(s)-keptTail
	for !utf8.RuneStart(s[head]) {
		head--
	}
	for !utf8.RuneStart(s[tail]) {
		tail++
	}
	return s[:head] + "…" + s[tail:]
}

// Plain is s in a form that is safe to print on one line, shortened where it is longer than anything that has a meaning.
func Plain(s string) string {
	if len(s) > maxWord {
		s = shortened(s)
	}
	if isPlain(s) {
		return s
	}
	var b strings.Builder
	for column := 0; s != ""; {
		c := nextCell(s, column)
		b.WriteString(c.text)
		column += c.width
		s = s[c.bytes:]
	}
	return b.String()
}

func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

// Columns is the number of columns that s takes.
func Columns(s string) int {
	if isPlain(s) {
		return len(s)
	}
	n := 0
	for s != "" {
		c := nextCell(s, n)
		n += c.width
		s = s[c.bytes:]
	}
	return n
}

// Visible is a text with escapes in place of invisible characters.
func Visible(text string) string {
	if strings.IndexFunc(text, diag.IsInvisible) < 0 {
		return text
	}
	var out strings.Builder
	for _, r := range text {
		if diag.IsInvisible(r) {
			out.WriteString(invisible(r))
		} else {
			out.WriteRune(r)
		}
	}
	return out.String()
}

// Clip shortens a text that is safe to print.
func Clip(text string, most int) string {
	n := 0
	for i := range text {
		if n == most {
			return text[:i] + "…"
		}
		n++
	}
	return text
}

// IsASCII reports whether a text has no characters but those of ASCII.
func IsASCII[T string | []byte](text T) bool {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
}
