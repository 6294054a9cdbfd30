package config

import (
	"bytes"

	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// tidyLines takes out superfluous blank lines and spaces at the ends of lines, and ends the last line. Values and the words of comments stay.
func tidyLines(l lexed) []byte {
	t := tidier{lexed: l, out: make([]byte, 0, len(l.text)+1), edge: true, fresh: true}
	for _, token := range l.tokens {
		t.add(token)
	}
	if len(t.out) > 0 && t.out[len(t.out)-1] != '\n' {
		t.out = append(t.out, '\n')
	}
	return t.out
}

type tidier struct {
	lexed
	out   []byte
	at    int32 // of text
	edge  bool  // after an opening bracket, with nothing but a comment on its line, and at the start of the file
	fresh bool  // at the start of a line
	blank bool  // a blank line was seen and not written yet
}

func (t *tidier) add(token token) {
	space := t.text[t.at:token.start]
	t.at = token.end
	if token.kind == hclsyntax.TokenNewline && t.fresh {
		t.blank = true
		return
	}
	if t.blank && !t.edge && !token.closes() && token.kind != hclsyntax.TokenEOF {
		t.out = append(t.out, '\n')
	}
	t.blank = false
	if token.kind == hclsyntax.TokenNewline || token.kind == hclsyntax.TokenEOF {
		space = nil
	}
	t.out = append(append(t.out, space...), t.withoutTrailingSpace(token)...)
	t.edge = token.opens() || t.edge && !t.fresh && t.endsLine(token)
	t.fresh = t.endsLine(token)
}

func (t *tidier) withoutTrailingSpace(token token) []byte {
	if token.kind != hclsyntax.TokenComment {
		return t.bytes(token)
	}
	return withoutTrailingSpace(t.bytes(token))
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
