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
	maxDigits  = 400  // of a number: reading one takes time that grows with the square
)

// shape is how deep and how long the expressions of a text are, and where it goes beyond a limit.
type shape struct {
	tooDeep, tooLong int  // byte offset of the first bracket or operator over the limit; -1 where there is none
	tooWide          int  // the same for the first number with too many digits
	plain            bool // the scan is sure of what it saw; otherwise HCL's own lexer has to say
}

var noLimit = shape{tooDeep: -1, tooLong: -1, tooWide: -1, plain: true}

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
	case s.tooWide >= 0:
		return diag.Diagnostic{Code: codeLimit, Message: fmt.Sprintf("a number has more than %d digits", maxDigits)}, s.tooWide
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

// frame is one open bracket. Operators within a bracket and those around it add up, because an evaluation goes through both: what a bracket
// contained is carried to the frame around it when it closes.
type frame struct {
	closer    byte // ) ] } or " for a quoted template; 0 for the outermost frame
	chain     int  // operators since the last separator
	carried   int  // the longest chain within a bracket that closed since the last separator
	longest   int  // of what is before the last separator
	questions int  // conditionals since the last separator
}

func (f *frame) total() int { return max(f.longest, f.chain+f.carried) }

func newFrames() *frames {
	return &frames{shape: noLimit, open: make([]frame, 1, maxNesting)}
}

func (f *frames) push(closer byte, at int) {
	if len(f.open) > maxNesting && f.tooDeep < 0 {
		f.tooDeep = at
	}
	f.open = append(f.open, frame{closer: closer})
}

// pop closes the innermost bracket and reports whether that is the kind of bracket which is open.
func (f *frames) pop(closer byte, at int) bool {
	if f.top().closer != closer {
		return false
	}
	f.close(at)
	return true
}

func (f *frames) close(at int) {
	inner := f.top().total()
	f.open = f.open[:len(f.open)-1]
	top := f.top()
	top.carried = max(top.carried, inner)
	f.check(at)
}

// closeAll closes what is still open at the end: the parser goes as deep for a bracket that is never closed.
func (f *frames) closeAll(at int) {
	for len(f.open) > 1 && !f.done() {
		f.close(at)
	}
}

func (f *frames) top() *frame { return &f.open[len(f.open)-1] }

func (f *frames) operator(at int) {
	f.top().chain++
	f.check(at)
}

func (f *frames) check(at int) {
	if top := f.top(); top.chain+top.carried > maxChain && f.tooLong < 0 {
		f.tooLong = at
	}
}

func (f *frames) question(at int) {
	f.operator(at)
	f.top().questions++
}

// colon ends what comes before it, unless it belongs to a conditional.
func (f *frames) colon() {
	if f.top().questions == 0 {
		f.separator()
	}
}

func (f *frames) separator() {
	top := f.top()
	*top = frame{closer: top.closer, longest: top.total()}
}

func (f *frames) done() bool { return !f.fits() }

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
		hclsyntax.TokenOr: true, hclsyntax.TokenBang: true, hclsyntax.TokenDot: true, hclsyntax.TokenOBrack: true, // a list, or an index
		hclsyntax.TokenTemplateControl: true, // directives nest without brackets
	}
)

func measureTokens(tokens hclsyntax.Tokens) shape {
	f := newFrames()
	end := 0
	for _, token := range tokens {
		at := token.Range.Start.Byte
		if token.Type == hclsyntax.TokenEOF {
			break
		}
		f.token(token, at)
		if end = at; f.done() {
			break
		}
	}
	f.closeAll(end)
	return f.shape
}

func (f *frames) token(token hclsyntax.Token, at int) {
	if operators[token.Type] {
		f.operator(at)
	}
	if closer := opening[token.Type]; closer != 0 {
		f.push(closer, at)
		return
	}
	if closer := closing[token.Type]; closer != 0 {
		f.pop(closer, at)
		return
	}
	switch token.Type {
	case hclsyntax.TokenQuestion:
		f.question(at)
	case hclsyntax.TokenColon:
		f.colon()
	case hclsyntax.TokenComma, hclsyntax.TokenEqual:
		f.separator()
	case hclsyntax.TokenNumberLit:
		if len(token.Bytes) > maxDigits {
			f.tooWide = at
		}
	}
}

// fits reports whether the text is within the limits.
func (s shape) fits() bool { return s.tooDeep < 0 && s.tooLong < 0 && s.tooWide < 0 }
