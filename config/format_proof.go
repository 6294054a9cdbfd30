package config

import (
	"bytes"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// sameCode reports whether two texts differ in nothing but layout: they parse, and have the same tokens and comments in the same order. Line
// ends, spaces before them, and the comma after the last item of a list are layout.
func sameCode(a, b lexed) bool {
	if _, problems := hclsyntax.ParseConfig(b.text, "", hcl.InitialPos); problems.HasErrors() {
		return false
	}
	return slices.EqualFunc(code(a.tokens), code(b.tokens), func(a, b hclsyntax.Token) bool {
		return a.Type == b.Type && bytes.Equal(a.Bytes, b.Bytes)
	})
}

func code(tokens hclsyntax.Tokens) hclsyntax.Tokens {
	kept := make(hclsyntax.Tokens, 0, len(tokens))
	for i, token := range tokens {
		switch {
		case token.Type == hclsyntax.TokenNewline || token.Type == hclsyntax.TokenComma && closesList(tokens[i+1:]):
			continue
		case token.Type == hclsyntax.TokenComment:
			token.Bytes = bytes.ReplaceAll(token.Bytes, []byte("\r\n"), []byte("\n"))
			token.Bytes = bytes.TrimRight(withoutTrailingSpace(token), " \t\r\n")
		}
		kept = append(kept, token)
	}
	return kept
}

// closesList reports whether the first of some tokens, but for line ends and comments, is a closing bracket.
func closesList(tokens hclsyntax.Tokens) bool {
	for _, token := range tokens {
		if !hasLineEnds(token) {
			return token.Type == hclsyntax.TokenCBrack
		}
	}
	return false
}
