package diag

import "unicode"

// IsInvisible reports whether a character shows nothing, or changes what is shown around it: two names that differ in it look the same. It is those
// that Unicode calls ignorable by default (https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point), such as U+200B, U+FE0F and U+3164,
// separators of lines, controls of text, and U+2800, which is drawn as nothing. Spaces and the controls of ASCII are none of it.
func IsInvisible(r rune) bool {
	if r < 0xa0 {
		return false
	}
	return r == 0x2800 || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}
