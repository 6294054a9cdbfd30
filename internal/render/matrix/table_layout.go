package matrix

import (
	"bytes"
	"fmt"
	"strings"

	"grants/internal/render/runner"
	"grants/internal/render/text"
)

// leastForScopes is the columns in which a list of scopes can still be read beside the other columns.
const leastForScopes = 24

// gap is the columns between two columns.
const gap = 2

func (t *table) measure(row tableRow) {
	t.lines++
	for i := range t.widths {
		t.widths[i] = max(t.widths[i], text.Columns(row[i]))
	}
	if t.width > 0 {
		t.longest = max(t.longest, text.LongestWord(row[len(row)-1]))
	}
}

// beforeScopes is the columns of a line before its last.
func (t *table) beforeScopes() int {
	columns := 0
	for _, width := range t.widths {
		columns += width + gap
	}
	return columns
}

// roomForScopes is the columns that are left for the last one.
func (t *table) roomForScopes() int {
	if t.width == 0 {
		return leastForScopes
	}
	return t.width - t.beforeScopes()
}

// write writes a row as a line, and as more if the terminal is too narrow for its scopes.
func (t *table) write(row tableRow) {
	line := t.line[:0]
	for i, width := range t.widths {
		line = append(line, row[i]...)
		for range width - text.Columns(row[i]) + gap {
			line = append(line, ' ')
		}
	}
	scopes, rest := row[len(row)-1], []string(nil)
	if t.width > 0 {
		all := text.Wrap(scopes, t.roomForScopes())
		scopes, rest = all[0], all[1:]
	}
	t.line = append(line, scopes...)
	t.put(string(bytes.TrimRight(t.line, " ")))
	for _, more := range rest {
		t.put(strings.Repeat(" ", t.beforeScopes()) + more)
	}
}

// paragraph writes a row below its application, which is named once for all of its rows.
func (t *table) paragraph(row tableRow) {
	application, api, acting, access, because, scopes := row[0], row[1], row[2], row[3], row[4], row[5]
	if application != t.last {
		t.wrapped("", "", application)
		t.last = application
	}
	t.wrapped("  ", "    ", fmt.Sprintf("%s %s: %s, %s", api, acting, access, because))
	if scopes != "" {
		t.wrapped("    ", "    ", scopes)
	}
}

// wrapped writes words below each other where they take more than the terminal has.
func (t *table) wrapped(first, further, words string) {
	lines := []string{words}
	if t.width > 0 {
		lines = text.Wrap(words, t.width-len(further))
	}
	for i, line := range lines {
		if i == 0 {
			t.put(first + line)
		} else {
			t.put(further + line)
		}
	}
}

// put writes a line, in which nothing commands the machine that shows it.
func (t *table) put(line string) {
	_, _ = t.out.WriteString(runner.UnarmedLine(line) + "\n") // Flush returns the error
}
