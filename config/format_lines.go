package config

import (
	"bytes"

	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// tidyLines takes out superfluous blank lines and spaces at the ends of lines, and ends the last line. Values and the words of comments stay.
func tidyLines(l lexed) []byte {
	t := tidier{text: l.text, out: make([]byte, 0, len(l.text)+1), edge: true, fresh: true}
	for _, token := range l.tokens {
		t.add(token)
	}
	if len(t.out) > 0 && t.out[len(t.out)-1] != '\n' {
		t.out = append(t.out, '\n')
	}
	return t.out
}

type tidier struct {
	text, out []byte
	at        int  // of text
	edge      bool // after an opening bracket, with nothing but a comment on its line, and at the start of the file
	fresh     bool // at the start of a line
	blank     bool // a blank line was seen and not written yet
}

func (t *tidier) add(token hclsyntax.Token) {
	space := t.text[t.at:token.Range.Start.Byte]
	t.at = token.Range.End.Byte
	if token.Type == hclsyntax.TokenNewline && t.fresh {
		t.blank = true
		return
	}
	if t.blank && !t.edge && !closes(token) && token.Type != hclsyntax.TokenEOF {
		t.out = append(t.out, '\n')
	}
	t.blank = false
	if token.Type == hclsyntax.TokenNewline || token.Type == hclsyntax.TokenEOF {
		space = nil
	}
	t.out = append(append(t.out, space...), withoutTrailingSpace(token)...)
	t.edge = opens(token) || t.edge && !t.fresh && endsLine(token)
	t.fresh = endsLine(token)
}

func opens(token hclsyntax.Token) bool {
	return token.Type == hclsyntax.TokenOBrace || token.Type == hclsyntax.TokenOBrack || token.Type == hclsyntax.TokenOParen
}

func closes(token hclsyntax.Token) bool {
	return token.Type == hclsyntax.TokenCBrace || token.Type == hclsyntax.TokenCBrack || token.Type == hclsyntax.TokenCParen
}

func withoutTrailingSpace(token hclsyntax.Token) []byte {
	if token.Type != hclsyntax.TokenComment {
		return token.Bytes
	}
	lines := bytes.SplitAfter(token.Bytes, []byte("\n"))
	var out []byte
	for _, line := range lines {
		body := bytes.TrimSuffix(line, []byte("\n"))
		out = append(append(out, bytes.TrimRight(body, " \t")...), line[len(body):]...)
	}
	return out
}
