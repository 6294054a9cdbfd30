package diag_test

import (
	"strings"
	"testing"

	"grants/diag"
)

func TestLinesAreWholeAndEndWithALineBreak(t *testing.T) {
	var files diag.Files
	id := files.Add("main.grants.hcl")
	files.SetContent(id, []byte("one\ntwo = [\n  3,\n]\nfour"))
	for name, test := range map[string]struct{ span, want diag.Span }{
		"within a line":         {diag.Span{File: id, Start: 1, End: 2}, diag.Span{File: id, Start: 0, End: 4}},
		"empty":                 {diag.Span{File: id, Start: 4, End: 4}, diag.Span{File: id, Start: 4, End: 12}},
		"several lines":         {diag.Span{File: id, Start: 10, End: 18}, diag.Span{File: id, Start: 4, End: 19}},
		"with its line break":   {diag.Span{File: id, Start: 0, End: 4}, diag.Span{File: id, Start: 0, End: 4}},
		"on the last line":      {diag.Span{File: id, Start: 20, End: 22}, diag.Span{}},
		"of a file not entered": {diag.Span{File: id + 1, Start: 1, End: 2}, diag.Span{}},
		"nowhere":               {diag.Span{}, diag.Span{}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := files.Lines(test.span); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

func TestColumnsCountCodePointsInLongLines(t *testing.T) {
	var files diag.Files
	id := files.Add("main.grants.hcl")
	line := strings.Repeat("añ€🙂", 2000) // ten bytes and four code points each
	files.SetContent(id, []byte("first\n"+line))
	for _, n := range []int{0, 1, 101, 102, 103, 409, 1999} {
		start := uint32(6 + 10*n)
		if got, want := files.Range(diag.Span{File: id, Start: start, End: start + 1}).Start.Column, 1+4*n; got != want {
			t.Errorf("column of repetition %d is %d, want %d", n, got, want)
		}
	}
}

func TestByteOrderMarkIsNoColumn(t *testing.T) {
	var files diag.Files
	id := files.Add("main.grants.hcl")
	files.SetContent(id, []byte("\ufeffone\ntwo"))
	for start, want := range map[uint32]diag.Pos{0: {Line: 1, Column: 1, Byte: 3}, 3: {Line: 1, Column: 1, Byte: 3}, 4: {Line: 1, Column: 2, Byte: 4}, 7: {Line: 2, Column: 1, Byte: 7}} {
		if got := files.Range(diag.Span{File: id, Start: start, End: start + 1}).Start; got != want {
			t.Errorf("byte %d is at %+v, want %+v", start, got, want)
		}
	}
}
