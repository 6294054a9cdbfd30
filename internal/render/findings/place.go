package findings

import (
	"unicode/utf8"

	"grants/diag"
)

// place is what people call a file.
func (f *Report) place(file string) string {
	if f.Place == nil {
		return file
	}
	return f.Place(file)
}

// repositoryPath is what a code host calls a file.
func (f *Report) repositoryPath(file string) string {
	if f.Repository == nil {
		return file
	}
	return f.Repository(file)
}

// somewhere is a finding's range, and for one without source the start of the project: services drop what has no place, and some of them
// everything else with it.
func (f *Report) somewhere(d *diag.Diagnostic) diag.Range {
	if !d.Range.IsZero() {
		return d.Range
	}
	start := diag.Pos{Line: 1, Column: 1}
	return diag.Range{File: f.Project, Start: start, End: start}
}

// firstLine is the part of a range on its first line: services that show one line, or columns only within one, get that.
func (s *sources) firstLine(r diag.Range) diag.Range {
	if r.End.Line <= r.Start.Line {
		return r
	}
	end := r.Start
	if line, from, to, ok := s.rest(r); ok {
		end.Byte += to - from
		end.Column += utf8.RuneCount(line[from:to])
	}
	r.End = end
	return r
}

// byteColumn is a position's column from 1, counted in bytes of UTF-8. Without the file's text it is the column in code points.
func (s *sources) byteColumn(file string, p diag.Pos) int {
	lines := s.file(file)
	if number, ok := lines.lineAt(p.Byte); ok {
		return 1 + p.Byte - lines.starts[number]
	}
	return p.Column
}
