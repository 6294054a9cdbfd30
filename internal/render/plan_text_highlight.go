package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// maxHighlighted is the number of bytes that are still worth comparing.
const maxHighlighted = 16 << 10

// highlight paints the words that differ within two values.
func (t *planText) highlight(before, after string) (string, string) {
	if !t.painter || len(before)+len(after) > maxHighlighted {
		return before, after
	}
	words := &dictionary{numbers: map[string]rune{}}
	matcher := diffmatchpatch.New()
	matcher.DiffTimeout = 0 // the result must not depend on the machine
	diffs := matcher.DiffMainRunes(words.encode(before), words.encode(after), false)
	var b, a strings.Builder
	for _, d := range diffs {
		text := words.decode(d.Text)
		switch d.Type {
		case diffmatchpatch.DiffDelete:
			b.WriteString(t.paint(bold, text))
		case diffmatchpatch.DiffInsert:
			a.WriteString(t.paint(bold, text))
		default:
			b.WriteString(text)
			a.WriteString(text)
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

func (d *dictionary) encode(text string) []rune {
	var runes []rune
	for text != "" {
		word := firstWord(text)
		text = text[len(word):]
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
func firstWord(text string) string {
	for i, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
			continue
		}
		if i == 0 {
			_, i = utf8.DecodeRuneInString(text)
		}
		return text[:i]
	}
	return text
}
