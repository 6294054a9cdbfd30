package edit

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// context is the number of equal lines around each change.
const context = 3

// Diff is how to get from one text to another, as a unified diff with the names given. It is empty where the texts are equal.
func Diff(oldName, newName, before, after string) string {
	if before == after {
		return ""
	}
	var out strings.Builder
	fmt.Fprintf(&out, "--- %s\n+++ %s\n", headerName(oldName), headerName(newName))
	lines := diffLines(before, after)
	oldLine, newLine := 0, 0
	for start := 0; start < len(lines); {
		from, to := nextHunk(lines, start)
		if from == to {
			break
		}
		oldSkipped, newSkipped := count(lines[start:from])
		oldLine, newLine = oldLine+oldSkipped, newLine+newSkipped
		oldLines, newLines := count(lines[from:to])
		fmt.Fprintf(&out, "@@ -%s +%s @@\n", hunkRange(oldLine, oldLines), hunkRange(newLine, newLines))
		writeLines(&out, lines[from:to])
		oldLine, newLine = oldLine+oldLines, newLine+newLines
		start = to
	}
	return out.String()
}

// headerName writes a name as git and patch read it: what could end the line is quoted.
func headerName(name string) string {
	if quoted := strconv.Quote(name); len(quoted) != len(name)+2 {
		return quoted
	}
	return name
}

// line is a line with its end, and what becomes of it: ' ' for kept, - for gone, + for new.
type line struct {
	mark byte
	text string
}

// diffLines compares stretch by stretch between the lines that both texts have once: go-diff takes time by the square of what differs, and a file that is
// formatted for the first time differs in thousands of places.
func diffLines(before, after string) []line {
	a, b := linesOf(before), linesOf(after)
	return between(make([]line, 0, len(a)+len(b)/2), a, b, anchors(unique(a, b)), func(lines []line, a, b []string) []line {
		if len(a)+len(b) <= maxCompared {
			return appendDiff(lines, a, b)
		}
		return between(lines, a, b, anchors(repeated(a, b)), appendBounded)
	})
}

func linesOf(text string) []string {
	return slices.AppendSeq(make([]string, 0, strings.Count(text, "\n")+1), strings.Lines(text))
}

// maxCompared is how many lines go-diff compares at a time.
const maxCompared = 2_000

// between compares the stretches between lines that are kept.
func between(lines []line, a, b []string, kept [][2]int, compare func(lines []line, a, b []string) []line) []line {
	fromA, fromB := 0, 0
	for _, anchor := range append(kept, [2]int{len(a), len(b)}) {
		lines = compare(lines, a[fromA:anchor[0]], b[fromB:anchor[1]])
		if anchor[0] < len(a) {
			lines = append(lines, line{' ', a[anchor[0]]})
		}
		fromA, fromB = anchor[0]+1, anchor[1]+1
	}
	return lines
}

// appendBounded takes lines for different that are not at the edges of the texts, where they are so many that a closer look takes time by the square of them.
func appendBounded(lines []line, a, b []string) []line {
	if len(a)+len(b) <= maxCompared {
		return appendDiff(lines, a, b)
	}
	return between(lines, a, b, edges(a, b), func(lines []line, a, b []string) []line {
		return appendMarked(appendMarked(lines, '-', a), '+', b)
	})
}

func appendMarked(lines []line, mark byte, texts []string) []line {
	for _, text := range texts {
		lines = append(lines, line{mark, text})
	}
	return lines
}

// shareNone reports whether it is plain to see that two texts have no line in common: most of what a layout changes is a line or two, for which go-diff
// takes far longer than for the rest.
func shareNone(a, b []string) bool {
	const most = 64 // comparisons
	if len(a)*len(b) > most {
		return false
	}
	return !slices.ContainsFunc(a, func(text string) bool { return slices.Contains(b, text) })
}

func appendDiff(lines []line, a, b []string) []line {
	if shareNone(a, b) {
		return appendMarked(appendMarked(lines, '-', a), '+', b)
	}
	matcher := diffmatchpatch.New()
	matcher.DiffTimeout = 0 // the result is not to depend on the machine's load
	before, after, table := matcher.DiffLinesToChars(strings.Join(a, ""), strings.Join(b, ""))
	for _, d := range matcher.DiffCharsToLines(matcher.DiffMain(before, after, false), table) {
		mark := byte(' ')
		switch d.Type {
		case diffmatchpatch.DiffDelete:
			mark = '-'
		case diffmatchpatch.DiffInsert:
			mark = '+'
		}
		for text := range strings.Lines(d.Text) {
			lines = append(lines, line{mark, text})
		}
	}
	return lines
}

// nextHunk is the next changes with their context, as indices of lines. Changes share a hunk where their contexts meet.
func nextHunk(lines []line, start int) (from, to int) {
	from = start
	for from < len(lines) && lines[from].mark == ' ' {
		from++
	}
	if from == len(lines) {
		return from, from
	}
	to = from
	for i := from; i < len(lines) && i-to <= 2*context; i++ {
		if lines[i].mark != ' ' {
			to = i + 1
		}
	}
	return max(start, from-context), min(len(lines), to+context)
}

func writeLines(out *strings.Builder, lines []line) {
	for _, l := range lines {
		out.WriteByte(l.mark)
		out.WriteString(l.text)
		if !strings.HasSuffix(l.text, "\n") {
			out.WriteString("\n\\ No newline at end of file\n")
		}
	}
}

// count is how many of some lines the text before and the text after have.
func count(lines []line) (before, after int) {
	for _, l := range lines {
		if l.mark != '+' {
			before++
		}
		if l.mark != '-' {
			after++
		}
	}
	return before, after
}

// hunkRange writes the first line and the number of lines: an empty range is named by the line before it, and a single line has no number.
func hunkRange(before, lines int) string {
	switch lines {
	case 0:
		return fmt.Sprintf("%d,0", before)
	case 1:
		return strconv.Itoa(before + 1)
	}
	return fmt.Sprintf("%d,%d", before+1, lines)
}
