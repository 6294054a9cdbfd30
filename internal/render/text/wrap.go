package text

import "strings"

// Wrap breaks a line between words so that it takes no more columns than width. A word that is longer stays whole.
func Wrap(line string, width int) []string {
	if Columns(line) <= width {
		return []string{line}
	}
	var wrapped []string
	current, taken := "", 0
	for _, word := range strings.Fields(line) {
		n := Columns(word)
		if current != "" && taken+1+n > width {
			wrapped = append(wrapped, current)
			current, taken = "", 0
		}
		if current != "" {
			current, taken = current+" ", taken+1
		}
		current, taken = current+word, taken+n
	}
	return append(wrapped, current)
}
