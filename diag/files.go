package diag

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// Span is a Range in 12 bytes without pointers: a tenant of 200,000 grants remembers some two million of them.
// Files.Range turns it into lines and columns. The zero Span means "no source".
type Span struct {
	File       FileID
	Start, End uint32 // byte offsets, half open
}

// IsZero reports whether the span names no source.
func (s Span) IsZero() bool { return s.File == 0 }

// Contains reports whether other lies within s.
func (s Span) Contains(other Span) bool {
	return s.File == other.File && s.Start <= other.Start && other.End <= s.End
}

// Compare orders spans by their files, starts and ends.
func (s Span) Compare(other Span) int {
	return cmp.Or(cmp.Compare(s.File, other.File), cmp.Compare(s.Start, other.Start), cmp.Compare(s.End, other.End))
}

// FileID numbers the files of one Files table, from 1.
type FileID uint32

// Files knows the files of a project well enough to turn spans into ranges. It keeps line starts, and the bytes of those files only
// that are not plain ASCII. Files are added by one goroutine; SetContent may be called by several, for different files.
type Files struct {
	files []file
}

type file struct {
	name  string
	lines []uint32 // byte offset of the start of every line
	text  []byte   // nil where every byte is ASCII
	gone  bool     // only the lines of places are known
	bom   bool     // it starts with a byte order mark, which is no column
	marks []uint32 // code points before every markEvery-th byte; where text is not nil
}

const bom = "\xef\xbb\xbf"

// markEvery is how many bytes of a long line are counted at most to find a column.
const markEvery = 1 << 10

// Add enters a file and returns its number.
func (f *Files) Add(name string) FileID {
	f.files = append(f.files, file{name: name})
	return FileID(len(f.files))
}

// AddLines enters a file that is not there, such as one of a snapshot. The offsets in its spans are lines, from 0.
func (f *Files) AddLines(name string) FileID {
	f.files = append(f.files, file{name: name, gone: true})
	return FileID(len(f.files))
}

// Clone is a table of the same files, to which others can be added.
func (f *Files) Clone() *Files { return &Files{files: slices.Clone(f.files)} }

// Len is the number of files.
func (f *Files) Len() int { return len(f.files) }

// Name is the file's path as it was added.
func (f *Files) Name(id FileID) string {
	if f == nil || id == 0 || int(id) > len(f.files) {
		return ""
	}
	return f.files[id-1].name
}

// SetContent remembers where the lines of a file start.
func (f *Files) SetContent(id FileID, content []byte) {
	entry := &f.files[id-1]
	entry.lines = append(make([]uint32, 0, 1+len(content)/32), 0)
	ascii := true
	for i, b := range content {
		if b == '\n' {
			entry.lines = append(entry.lines, uint32(i+1))
		}
		ascii = ascii && b < utf8.RuneSelf
	}
	if !ascii {
		entry.text, entry.marks, entry.bom = content, []uint32{0}, strings.HasPrefix(string(content[:min(len(bom), len(content))]), bom)
		for start := 0; start+markEvery <= len(content); start += markEvery {
			count := codePointsIn(content[start : start+markEvery])
			entry.marks = append(entry.marks, entry.marks[len(entry.marks)-1]+count)
		}
	}
}

// Range is the span in lines and columns. A span outside the table gives the zero Range. A nil table has no files.
func (f *Files) Range(s Span) Range {
	if f == nil || s.File == 0 || int(s.File) > len(f.files) {
		return Range{}
	}
	entry := &f.files[s.File-1]
	return Range{File: entry.name, Start: entry.pos(s.Start), End: entry.pos(s.End)}
}

// Start is where a span starts, as Range has it.
func (f *Files) Start(s Span) Pos {
	if f == nil || s.File == 0 || int(s.File) > len(f.files) {
		return Pos{}
	}
	return f.files[s.File-1].pos(s.Start)
}

// Lines is the span widened to whole lines, the end of the last one included. It is the zero Span where the file ends with that line.
func (f *Files) Lines(s Span) Span {
	if f == nil || s.File == 0 || int(s.File) > len(f.files) {
		return Span{}
	}
	lines := f.files[s.File-1].lines
	first := sort.Search(len(lines), func(i int) bool { return lines[i] > s.Start })
	after := sort.Search(len(lines), func(i int) bool { return lines[i] >= max(s.End, s.Start+1) })
	if first == 0 || after == len(lines) {
		return Span{}
	}
	return Span{File: s.File, Start: lines[first-1], End: lines[after]}
}

func (f *file) pos(offset uint32) Pos {
	if f.gone {
		return Pos{Line: 1 + int(offset), Column: 1}
	}
	if len(f.lines) == 0 {
		return Pos{Line: 1, Column: 1 + int(offset), Byte: int(offset)}
	}
	if f.bom {
		offset = max(offset, uint32(len(bom)))
	}
	line := sort.Search(len(f.lines), func(i int) bool { return f.lines[i] > offset }) // lines starting at or before offset
	start := f.lines[line-1]
	if f.bom && line == 1 {
		start = uint32(len(bom))
	}
	return Pos{Line: line, Column: 1 + f.codePoints(start, offset), Byte: int(offset)}
}

func (f *file) codePoints(start, end uint32) int {
	if f.text == nil {
		return int(end - start)
	}
	return int(f.codePointsBefore(end) - f.codePointsBefore(start))
}

func (f *file) codePointsBefore(offset uint32) uint32 {
	offset = min(offset, uint32(len(f.text)))
	mark := offset / markEvery
	return f.marks[mark] + codePointsIn(f.text[mark*markEvery:offset])
}

// codePointsIn counts the bytes that start a code point, so that parts of a text add up wherever it is cut.
func codePointsIn(text []byte) (n uint32) {
	for _, b := range text {
		if utf8.RuneStart(b) {
			n++
		}
	}
	return n
}
