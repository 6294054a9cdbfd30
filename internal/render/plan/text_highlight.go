package plan

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"

	"grants/internal/render/text"
)

// maxHighlighted is the number of bytes that are still worth comparing.
const maxHighlighted = 16 << 10

// highlight paints the words that differ within two values.
func (t *textWriter) highlight(before, after string) (string, string) {
	if !t.Painter || len(before)+len(after) > maxHighlighted {
		return before, after
	}
	words := &dictionary{numbers: map[string]rune{}}
	matcher := diffmatchpatch.New()
	matcher.DiffTimeout = 0 // the result must not depend on the machine
	diffs := matcher.DiffMainRunes(words.encode(before), words.encode(after), false)
	var b, a strings.Builder
	for _, d := range diffs {
		part := words.decode(d.Text)
		switch d.Type {
		case diffmatchpatch.DiffDelete:
			b.WriteString(t.Paint(text.Bold, part))
		case diffmatchpatch.DiffInsert:
			a.WriteString(t.Paint(text.Bold, part))
		default:
			b.WriteString(part)
			a.WriteString(part)
		}
	}
	return b.String(), a.String()
}

// dictionary numbers words, so that a comparison of characters is one of words.
type dictionary struct {
	words   []string
	numbers map[string]rune
}

// firstNumber is the first character that stands for a word: there are many from here on without a gap.
const firstNumber = 0x10000

func (d *dictionary) encode(part string) []rune {
	var runes []rune
	for part != "" {
		word := firstWord(part)
		part = part[len(word):]
		number, known := d.numbers[word]
		if !known {
			number = firstNumber + rune(len(d.words))
			d.numbers[word] = number
			d.words = append(d.words, word)
		}
		runes = append(runes, number)
	}
	return runes
}

func (d *dictionary) decode(runes string) string {
	var out strings.Builder
	for _, r := range runes {
		out.WriteString(d.words[r-firstNumber])
	}
	return out.String()
}

// firstWord is the letters and digits that a text begins with, or else its first character.
func firstWord(part string) string {
	for i, r := range part {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
			continue
		}
		if i == 0 {
			_, i = utf8.DecodeRuneInString(part)
		}
		return part[:i]
	}
	return part
}
