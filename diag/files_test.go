package diag

import (
	"strings"
	"testing"
)

func TestColumnsCountCodePointsInLongLines(t *testing.T) {
	files := &Files{}
	id := files.Add("x")
	line := strings.Repeat("añ€🙂", 2000) // ten bytes and four code points each
	files.SetContent(id, []byte("first\n"+line))
	for _, n := range []int{0, 1, 408, 409, 410, 819, 1999} {
		start := uint32(6 + 10*n)
		if got, want := files.Range(Span{id, start, start + 1}).Start.Column, 1+4*n; got != want {
			t.Errorf("column of repetition %d is %d, want %d", n, got, want)
		}
	}
}
