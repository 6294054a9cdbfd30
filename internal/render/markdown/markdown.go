// Package markdown makes phrases and code of what a project chose, which no service takes for markup, mentions or links.
package markdown

import (
	"strings"

	"grants/internal/render/text"
)

// Phrase is a text from the project as a phrase of Markdown that shows it and does nothing else: no markup, link, mention, HTML, or end of a
// table's cell. It stays on one line.
func Phrase(s string) string {
	var out strings.Builder
	for _, r := range text.Plain(s) {
		switch {
		case r == '<':
			out.WriteString("&lt;")
		case r == '&':
			out.WriteString("&amp;")
		case r == '@':
			out.WriteString("@<!-- -->") // GitHub looks for mentions and addresses when all escapes are gone
		case strings.ContainsRune("\\`*_{}[]()#+!|~>$:.", r):
			out.WriteByte('\\')
			out.WriteRune(r)
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}
