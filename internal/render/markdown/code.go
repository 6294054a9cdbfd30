package markdown

import (
	"fmt"
	"strconv"
	"strings"

	"grants/internal/render/text"
)

// MaxCode is the number of characters that are shown of a name in Markdown. The platform's own limits are below it.
const MaxCode = 300

// Code is a text from the project as a span of code in Markdown, on one line: in code neither Markdown nor the services that show it look for
// markup, mentions, references, links and emoji. It may stand in a table's cell.
func Code(s string) string {
	s = text.Clip(text.Plain(s), MaxCode)
	if isSimpleCode(s) {
		return "`" + s + "`"
	}
	var out strings.Builder
	out.WriteString("<code>")
	for _, r := range s {
		out.WriteString(reference(r))
	}
	out.WriteString("</code>")
	return out.String()
}

// Fitted is a text in Markdown of at most so many bytes: the text is shortened, not what it becomes.
func Fitted(bytes int, s string, show func(string) string) string {
	for most := 4 * MaxCode; ; most /= 2 {
		if shown := show(text.Clip(s, most)); len(shown) <= bytes || most < 4 {
			return shown
		}
	}
}

// Codes is names as code, as many as fit into so many bytes, and the number of the others. The first is there in any case.
func Codes(names []string, bytes int) string {
	var out strings.Builder
	for n, name := range names {
		shown := Fitted(bytes, name, Code)
		if n > 0 && out.Len()+len(shown) > bytes {
			return out.String() + " and " + strconv.Itoa(len(names)-n) + " more"
		}
		if n > 0 {
			out.WriteString(", ")
		}
		out.WriteString(shown)
	}
	return out.String()
}

// isSimpleCode reports whether a text means the same between backticks in every dialect, in a table or not: they disagree about backslashes
// before a bar, and strip spaces at the ends. What looks like HTML could be taken for a marker by who searches the source.
func isSimpleCode(s string) bool {
	return s != "" && !strings.ContainsAny(s, "`|\\<") && strings.TrimSpace(s) == s && !strings.Contains(s, "  ")
}

// reference is a character as Markdown shows it and takes it for nothing else.
func reference(r rune) string {
	switch {
	case r >= 0x80, isLetter(r), r >= '0' && r <= '9':
		return string(r)
	case r == '@':
		return "&#64;<!-- -->" // addresses of mail are looked for when all references are gone
	}
	return fmt.Sprintf("&#%d;", r)
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// Prose is a sentence in Markdown that has names from the project in it: whatever is not plainly a word is shown as code.
func Prose(sentence string) string {
	var out []string
	words := strings.Split(text.Plain(sentence), " ")
	for n := 0; n < len(words); n++ {
		word := words[n]
		for opened(word) && n+1 < len(words) {
			n++
			word += " " + words[n] // the key of for_each has a space in it
		}
		out = append(out, wordOrCode(word))
	}
	return strings.Join(out, " ")
}

// opened reports whether a word ends within the key of an address: client_grant.web["a b"].
func opened(word string) bool {
	from := strings.Index(word, `["`)
	return from >= 0 && !strings.Contains(word[from:], `"]`)
}

func wordOrCode(word string) string {
	open, rest := cutPrefixOf(word, "(")
	inner := strings.TrimRight(rest, ".,:;)")
	if inner == "" || isWord(inner) {
		return word
	}
	return open + Code(inner) + rest[len(inner):]
}

func cutPrefixOf(s, prefix string) (found, rest string) {
	if rest, ok := strings.CutPrefix(s, prefix); ok {
		return prefix, rest
	}
	return "", s
}

// isWord reports whether a text is a word or a small number, and neither a name nor what a service makes a link of.
func isWord(s string) bool {
	if s == "" {
		return false
	}
	digits, letters := 0, 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case isLetter(r):
			letters++
		case r != '\'' && r != '-':
			return false
		}
	}
	return letters > 0 && digits == 0 || letters == 0 && digits > 0 && digits < 7 && digits == len(s)
}
