package layout

import (
	"bytes"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"grants/internal/syntax"
)

// tidyLines takes out superfluous blank lines and spaces at the ends of lines, and ends the last line. Values and the words of comments stay.
func tidyLines(l syntax.Lexed) []byte {
	t := tidier{Lexed: l, out: make([]byte, 0, len(l.Text)+1), edge: true, fresh: true}
	for _, token := range l.Tokens {
		t.add(token)
	}
	if len(t.out) > 0 && t.out[len(t.out)-1] != '\n' {
		t.out = append(t.out, '\n')
	}
	return t.out
}

type tidier struct {
	syntax.Lexed
	out   []byte
	at    int32 // of text
	edge  bool  // after an opening bracket, with nothing but a comment on its line, and at the start of the file
	fresh bool  // at the start of a line
	blank bool  // a blank line was seen and not written yet
}

func (t *tidier) add(token syntax.Token) {
	space := t.Text[t.at:token.Start]
	t.at = token.End
	if token.Kind == hclsyntax.TokenNewline && t.fresh {
		t.blank = true
		return
	}
	if t.blank && !t.edge && !token.Closes() && token.Kind != hclsyntax.TokenEOF {
		t.out = append(t.out, '\n')
	}
	t.blank = false
	if token.Kind == hclsyntax.TokenNewline || token.Kind == hclsyntax.TokenEOF {
		space = nil
	}
	t.out = append(append(t.out, space...), t.withoutTrailingSpace(token)...)
	t.edge = token.Opens() || t.edge && !t.fresh && t.EndsLine(token)
	t.fresh = t.EndsLine(token)
}

func (t *tidier) withoutTrailingSpace(token syntax.Token) []byte {
	if token.Kind != hclsyntax.TokenComment {
		return t.Bytes(token)
	}
	return withoutTrailingSpace(t.Bytes(token))
}

func withoutTrailingSpace(comment []byte) []byte {
	lines := bytes.SplitAfter(comment, []byte("\n"))
	var out []byte
	for _, line := range lines {
		body := bytes.TrimSuffix(line, []byte("\n"))
		out = append(append(out, bytes.TrimRight(body, " \t")...), line[len(body):]...)
	}
	return out
}
