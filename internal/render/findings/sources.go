package findings

import (
	"bytes"
	"sort"

	"grants/diag"
	"grants/internal/render/text"
)

// sources finds lines in the files of a project. A file is read and searched for line ends once, as long as there is room for it: findings are
// sorted by file, so that most files are asked for once in a row.
type sources struct {
	read  func(string) []byte
	files map[string]*lines
	bytes int // of their texts
}

// maxSources is the number of bytes of files beyond which all are forgotten.
const maxSources = 16 << 20

type lines struct {
	text   []byte
	starts []int // where each line starts
}

func newSources(read func(string) []byte) *sources {
	return &sources{read: read, files: map[string]*lines{}}
}

func (s *sources) file(name string) *lines {
	if known, ok := s.files[name]; ok {
		return known
	}
	found := &lines{}
	if s.read != nil && name != "" {
		found.text = s.read(name)
	}
	if s.bytes += len(found.text); s.bytes > maxSources {
		clear(s.files)
		s.bytes = len(found.text)
	}
	found.starts = append(make([]int, 0, 1+bytes.Count(found.text, []byte("\n"))), 0)
	for i := 0; ; {
		next := bytes.IndexByte(found.text[i:], '\n')
		if next < 0 {
			break
		}
		i += next + 1
		found.starts = append(found.starts, i)
	}
	s.files[name] = found
	return found
}

// line is the line in which r starts, without its end, and the part of it to underline; ok is false where the file has no such place.
// Of a range that goes on below, an opening bracket alone would be underlined: that becomes all that stands on the line.
func (s *sources) line(r diag.Range) (line []byte, start, end int, ok bool) {
	line, start, end, ok = s.rest(r)
	if ok && r.End.Byte-r.Start.Byte > len(line)-start && end-start <= 1 {
		if indent := len(line) - len(bytes.TrimLeft(line, " \t")); start-indent < text.MaxColumns {
			start = min(start, indent)
		}
	}
	return line, start, end, ok
}

// rest is the line in which r starts, without its end, and the part of it that r covers.
func (s *sources) rest(r diag.Range) (line []byte, start, end int, ok bool) {
	file := s.file(r.File)
	number, ok := file.lineAt(r.Start.Byte)
	if !ok {
		return nil, 0, 0, false
	}
	from, to := file.starts[number], len(file.text)
	if number+1 < len(file.starts) {
		to = file.starts[number+1] - 1
	}
	line = bytes.TrimSuffix(file.text[from:to], []byte("\r"))
	start = min(r.Start.Byte-from, len(line))
	end = max(start, min(r.End.Byte-from, len(bytes.TrimRight(line, " \t"))))
	return line, start, end, true
}

// lineAt is the index of the line that has a byte: the last one that starts at or before it.
func (l *lines) lineAt(at int) (number int, ok bool) {
	if l.text == nil || at < 0 || at > len(l.text) {
		return 0, false
	}
	return sort.SearchInts(l.starts, at+1) - 1, true
}
