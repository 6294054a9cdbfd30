package layout

import (
	"bytes"
	"slices"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"grants/internal/syntax"
)

// sameCode reports whether two texts differ in nothing but layout: they parse, and have the same tokens and comments in the same order. Line
// ends, spaces before them, and the comma after the last item of a list are layout.
func sameCode(a, b syntax.Lexed) bool {
	if _, parses := syntax.ParsePiece("", b.Text, 0); !parses {
		return false
	}
	return slices.EqualFunc(code(a), code(b), func(x, y syntax.Token) bool {
		return x.Kind == y.Kind && (bytes.Equal(a.Bytes(x), b.Bytes(y)) || x.Kind == hclsyntax.TokenComment && bytes.Equal(words(a, x), words(b, y)))
	})
}

// code is the tokens that are no layout.
func code(l syntax.Lexed) []syntax.Token {
	kept := make([]syntax.Token, 0, len(l.Tokens))
	for i, t := range l.Tokens {
		if t.Kind != hclsyntax.TokenNewline && (t.Kind != hclsyntax.TokenComma || !closesList(l.Tokens[i+1:])) {
			kept = append(kept, t)
		}
	}
	return kept
}

// words is a comment without what is layout in it.
func words(l syntax.Lexed, comment syntax.Token) []byte {
	text := bytes.ReplaceAll(l.Bytes(comment), []byte("\r\n"), []byte("\n"))
	return bytes.TrimRight(withoutTrailingSpace(text), " \t\r\n")
}

// closesList reports whether the first of some tokens, but for line ends and comments, is a closing bracket.
func closesList(tokens []syntax.Token) bool {
	for _, t := range tokens {
		if !t.HasLineEnds() {
			return t.Kind == hclsyntax.TokenCBrack
		}
	}
	return false
}
