package diag_test

import (
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
