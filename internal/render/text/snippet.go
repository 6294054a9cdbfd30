package text

import (
	"strings"
	"unicode/utf8"
)

// Snippet is the part of a line around a range, and which columns of it the range takes.
type Snippet struct {
	Text          string // may be printed
	Before, Under int    // columns
}

// The most columns of a line that are shown, and how many of them before the range where the line has more.
const (
	MaxColumns  = 110
	leadColumns = 30
)

// NewSnippet cuts a line around start, to a number of columns that is at most MaxColumns.
func NewSnippet(line []byte, start, end, columns int) Snippet {
	from, to := window(line, start)
	cells, first, last := split(string(line[from:to]), start-from, end-from)
	left := 0
	if from > 0 || columnsOf(cells[:last]) > columns {
		left = skip(cells[:first], min(leadColumns, columns/3))
	}
	right := left + fit(cells[left:], columns)
	shown := Snippet{Before: columnsOf(cells[left:first]), Under: max(1, columnsOf(cells[first:max(first, min(last, right))]))}
	var text strings.Builder
	if from > 0 || left > 0 {
		text.WriteString("…")
		shown.Before++
	}
	for _, c := range cells[left:right] {
		text.WriteString(c.text)
	}
	if right < len(cells) || to < len(line) {
		text.WriteString("…")
	}
	shown.Text = text.String()
	return shown
}

// window is the part of a line that can be worth looking at: a line may be as long as a file.
func window(line []byte, start int) (from, to int) {
	const reach = MaxColumns * utf8.UTFMax
	from, to = max(0, start-reach), min(len(line), start+reach)
	for from > 0 && from < start && !utf8.RuneStart(line[from]) {
		from++
	}
	for to < len(line) && to > start && !utf8.RuneStart(line[to]) {
		to--
	}
	return from, to
}

// split is the characters of a text, and the indices of those at two places in it.
func split(text string, start, end int) (cells []cell, first, last int) {
	cells = make([]cell, 0, len(text))
	column := 0
	for at := 0; at < len(text); {
		c := nextCell(text[at:], column)
		if at < start {
			first++
		}
		if at < end {
			last++
		}
		cells = append(cells, c)
		at += c.bytes
		column += c.width
	}
	return cells, first, last
}

func columnsOf(cells []cell) int {
	n := 0
	for _, c := range cells {
		n += c.width
	}
	return n
}

// skip is the number of cells to leave out so that some columns remain.
func skip(cells []cell, columns int) int {
	n, width := len(cells), 0
	for n > 0 && width+cells[n-1].width <= columns {
		n--
		width += cells[n].width
	}
	return n
}

// fit is the number of cells that fit into some columns.
func fit(cells []cell, columns int) int {
	width := 0
	for n, c := range cells {
		if width += c.width; width > columns {
			return n
		}
	}
	return len(cells)
}
