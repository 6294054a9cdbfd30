package config

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"grants/diag"
)

// HCL's parser recurses at every bracket and its evaluator at every operator. Go cannot recover from the stack overflow that follows from
// very deep input, so such input is refused before it is parsed (https://github.com/hashicorp/hcl/issues/809).
const (
	maxNesting = 100  // brackets and templates within one another
	maxChain   = 1000 // operators and indexes in a row
)

// shape is how deep and how long the expressions of a text are, and where it goes beyond a limit.
type shape struct {
	tooDeep, tooLong int  // byte offset of the first bracket or operator over the limit; -1 where there is none
	plain            bool // the scan is sure of what it saw; otherwise HCL's own lexer has to say
}

// problem is what to say about a text beyond the limits, and the byte offset to say it of. Without a problem the code is empty.
func (s shape) problem() (diag.Diagnostic, int) {
	switch {
	case s.tooDeep >= 0:
		return diag.Diagnostic{
			Code:    codeLimit,
			Message: fmt.Sprintf("brackets, blocks or templates are nested more than %d deep here", maxNesting),
			Detail:  "Give inner parts a name in a locals block.",
		}, s.tooDeep
	case s.tooLong >= 0:
		return diag.Diagnostic{
			Code:    codeLimit,
			Message: fmt.Sprintf("more than %d operators or indexes follow one another here", maxChain),
			Detail:  "Give parts of the expression a name in a locals block.",
		}, s.tooLong
	}
	return diag.Diagnostic{}, 0
}

// measure finds the shape of a native-syntax text: by a plain scan, or by HCL's lexer (which does not recurse) where the scan is in doubt.
func measure(content []byte) shape {
	if s := scan(content); s.plain {
		return s
	}
	tokens, _ := hclsyntax.LexConfig(content, "", hcl.InitialPos)
	return measureTokens(tokens)
}

// measureTemplate is measure for the inside of a quoted template.
func measureTemplate(content []byte) shape {
	tokens, _ := hclsyntax.LexTemplate(content, "", hcl.InitialPos)
	return measureTokens(tokens)
}

// frames counts brackets and, in each open one, the operators since the last separator.
type frames struct {
	shape
	open []frame
}

type frame struct {
	closer byte // ) ] } or " for a quoted template; 0 for the outermost frame
	chain  int
}

func newFrames() *frames {
	return &frames{shape: shape{tooDeep: -1, tooLong: -1, plain: true}, open: make([]frame, 1, maxNesting)}
}

func (f *frames) push(closer byte, at int) {
	if len(f.open) > maxNesting && f.tooDeep < 0 {
		f.tooDeep = at
	}
	f.open = append(f.open, frame{closer: closer})
}

// pop closes the innermost bracket and reports whether that is the kind of bracket which is open.
func (f *frames) pop(closer byte) bool {
	if f.top().closer != closer {
		return false
	}
	f.open = f.open[:len(f.open)-1]
	return true
}

func (f *frames) top() *frame { return &f.open[len(f.open)-1] }

func (f *frames) operator(at int) {
	top := f.top()
	if top.chain++; top.chain > maxChain && f.tooLong < 0 {
		f.tooLong = at
	}
}

func (f *frames) separator() { f.top().chain = 0 }

func (f *frames) done() bool { return f.tooDeep >= 0 || f.tooLong >= 0 }

// opening and closing are the brackets of HCL's tokens, as the byte that closes each.
var (
	opening = map[hclsyntax.TokenType]byte{
		hclsyntax.TokenOBrace: '}', hclsyntax.TokenTemplateInterp: '}', hclsyntax.TokenTemplateControl: '}',
		hclsyntax.TokenOBrack: ']', hclsyntax.TokenOParen: ')', hclsyntax.TokenOQuote: '"', hclsyntax.TokenOHeredoc: '"',
	}
	closing = map[hclsyntax.TokenType]byte{
		hclsyntax.TokenCBrace: '}', hclsyntax.TokenTemplateSeqEnd: '}',
		hclsyntax.TokenCBrack: ']', hclsyntax.TokenCParen: ')', hclsyntax.TokenCQuote: '"', hclsyntax.TokenCHeredoc: '"',
	}
	operators = map[hclsyntax.TokenType]bool{
		hclsyntax.TokenPlus: true, hclsyntax.TokenMinus: true, hclsyntax.TokenStar: true, hclsyntax.TokenSlash: true,
		hclsyntax.TokenPercent: true, hclsyntax.TokenEqualOp: true, hclsyntax.TokenNotEqual: true, hclsyntax.TokenLessThan: true,
		hclsyntax.TokenLessThanEq: true, hclsyntax.TokenGreaterThan: true, hclsyntax.TokenGreaterThanEq: true, hclsyntax.TokenAnd: true,
		hclsyntax.TokenOr: true, hclsyntax.TokenBang: true, hclsyntax.TokenQuestion: true, hclsyntax.TokenDot: true,
		hclsyntax.TokenTemplateControl: true, // directives nest without brackets
	}
)

func measureTokens(tokens hclsyntax.Tokens) shape {
	f := newFrames()
	for i, token := range tokens {
		at := token.Range.Start.Byte
		if operators[token.Type] || token.Type == hclsyntax.TokenOBrack && i > 0 && tokens[i-1].Type == hclsyntax.TokenCBrack {
			f.operator(at)
		}
		if closer := opening[token.Type]; closer != 0 {
			f.push(closer, at)
		} else if closer := closing[token.Type]; closer != 0 {
			f.pop(closer)
		} else if token.Type == hclsyntax.TokenComma || token.Type == hclsyntax.TokenEqual {
			f.separator()
		}
		if f.done() {
			break
		}
	}
	return f.shape
}
