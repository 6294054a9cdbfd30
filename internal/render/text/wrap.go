package text

import "strings"

// Wrap breaks a line, which may be painted, between words so that it takes no more columns than width. A word that is longer stays whole.
func Wrap(line string, width int) []string {
	if paintedColumns(line) <= width {
		return []string{line}
	}
	var wrapped []string
	current, taken := "", 0
	for _, word := range strings.Fields(line) {
		n := paintedColumns(word)
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

// LongestWord is the columns of the longest word of a line, which may be painted.
func LongestWord(line string) int {
	longest := 0
	for word := range strings.FieldsSeq(line) {
		longest = max(longest, paintedColumns(word))
	}
	return longest
}
