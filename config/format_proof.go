package config

import (
	"bytes"
	"slices"

	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// sameCode reports whether two texts differ in nothing but layout: they parse, and have the same tokens and comments in the same order. Line
// ends, spaces before them, and the comma after the last item of a list are layout.
func sameCode(a, b lexed) bool {
	if _, parses := parsePiece("", b.text, 0); !parses {
		return false
	}
	return slices.EqualFunc(code(a), code(b), func(x, y token) bool {
		return x.kind == y.kind && (bytes.Equal(a.bytes(x), b.bytes(y)) || x.kind == hclsyntax.TokenComment && bytes.Equal(words(a, x), words(b, y)))
	})
}

// code is the tokens that are no layout.
func code(l lexed) []token {
	kept := make([]token, 0, len(l.tokens))
	for i, t := range l.tokens {
		if t.kind != hclsyntax.TokenNewline && (t.kind != hclsyntax.TokenComma || !closesList(l.tokens[i+1:])) {
			kept = append(kept, t)
		}
	}
	return kept
}

// words is a comment without what is layout in it.
func words(l lexed, comment token) []byte {
	text := bytes.ReplaceAll(l.bytes(comment), []byte("\r\n"), []byte("\n"))
	return bytes.TrimRight(withoutTrailingSpace(text), " \t\r\n")
}

// closesList reports whether the first of some tokens, but for line ends and comments, is a closing bracket.
func closesList(tokens []token) bool {
	for _, t := range tokens {
		if !t.hasLineEnds() {
			return t.kind == hclsyntax.TokenCBrack
		}
	}
	return false
}
