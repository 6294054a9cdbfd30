package syntax

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"grants/diag"
)

// HCL's parser recurses at every bracket and its evaluator at every operator. Go cannot recover from the stack overflow that follows from
// very deep input, so such input is refused before it is parsed (https://github.com/hashicorp/hcl/issues/809).
const (
	MaxNesting = 100  // brackets and templates within one another
	MaxChain   = 1000 // operators and indexes in a row
	MaxDigits  = 400  // of a number: reading one takes time that grows with the square

	// HCL's parser takes some hundred bytes for every sign, so one file of nothing but signs would take gigabytes.
	maxParsed = 300_000 // signs in a text that goes to HCL's parser
	MaxItems  = 600_000 // commas and lines of a file

	// HCL puts the pieces of a string together one by one and copies all of it every time: a piece is a line of a heredoc, or ends at a $ or %.
	maxCopies = 200_000_000
)

// Shape is whether a text is within the limits, and where it goes beyond the first of them.
type Shape struct {
	beyond limit
	at     int  // byte offset, where a limit is exceeded
	plain  bool // the scan is sure of what it saw; otherwise HCL's own lexer has to say
}

// limit is a limit that a text goes beyond.
type limit int

const (
	noLimit limit = iota
	tooDeep
	tooLong
	tooManyDigits
	tooMuchText
	tooManySigns
)

// Fits reports whether the text is within the limits.
func (s Shape) Fits() bool { return s.beyond == noLimit }

func (s *Shape) exceed(l limit, at int) {
	if s.Fits() {
		s.beyond, s.at = l, at
	}
}

// HasTooManySigns reports whether the text is too much at once, though parts of it may be read.
func (s Shape) HasTooManySigns() bool { return s.beyond == tooManySigns }

// Problem is what to say about a text beyond the limits, and the byte offset to say it of. Without a problem the code is empty.
func (s Shape) Problem() (diag.Diagnostic, int) {
	d := diag.Diagnostic{Code: CodeLimit}
	switch s.beyond {
	case tooDeep:
		d.Message = fmt.Sprintf("brackets, blocks or templates are nested more than %d deep here", MaxNesting)
		d.Detail = "Give inner parts a name in a locals block."
	case tooLong:
		d.Message = fmt.Sprintf("more than %d operators or indexes follow one another here", MaxChain)
		d.Detail = "Give parts of the expression a name in a locals block."
	case tooManyDigits:
		d.Message = fmt.Sprintf("a number has more than %d digits", MaxDigits)
	case tooMuchText:
		d.Message = "a string is too long, or has too many lines"
		d.Detail = "Split it, and put the parts together with join."
	case tooManySigns:
		d.Message = fmt.Sprintf("more than %d brackets, quotes and other signs stand before this, and nothing ends in between that can be read by itself", maxParsed)
		d.Detail = "Split it: the boundaries of files mean nothing."
	default:
		return diag.Diagnostic{}, 0
	}
	return d, s.at
}

// Measure finds the shape of a native-syntax text: by a plain scan, or by HCL's lexer (which does not recurse) where the scan is in doubt.
func Measure(content []byte) Shape {
	if s := scan(content); s.plain {
		return s
	}
	return measureTokens(Lex(content).Tokens)
}

// MeasureTemplate is measure for the inside of a quoted template.
func MeasureTemplate(content []byte) Shape {
	tokens, _ := hclsyntax.LexTemplate(content, "", hcl.InitialPos)
	return measureTokens(compact(tokens))
}

// frames counts brackets and, in each open one, the operators since the last separator.
type frames struct {
	Shape
	open   []frame
	text   int // bytes of the string literals that follow one another
	copies int // bytes that HCL copies to put them together
	signs  int // brackets, quotes, operators and the like
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
	return &frames{Shape: Shape{plain: true}, open: make([]frame, 1, 8)}
}

func (f *frames) push(closer byte, at int) {
	if len(f.open) > MaxNesting {
		f.exceed(tooDeep, at)
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
	for len(f.open) > 1 && f.Fits() {
		f.close(at)
	}
}

func (f *frames) top() *frame { return &f.open[len(f.open)-1] }

// sign counts a sign.
func (f *frames) sign(at int) {
	if f.signs++; f.signs > maxParsed {
		f.exceed(tooManySigns, at)
	}
}

func (f *frames) operator(at int) {
	f.top().chain++
	f.check(at)
}

func (f *frames) check(at int) {
	if top := f.top(); top.chain+top.carried > MaxChain {
		f.exceed(tooLong, at)
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

// opening and closing are the brackets of HCL's tokens, as the byte that closes each.
var (
	Opening = map[hclsyntax.TokenType]byte{
		hclsyntax.TokenOBrace: '}', hclsyntax.TokenTemplateInterp: '}', hclsyntax.TokenTemplateControl: '}',
		hclsyntax.TokenOBrack: ']', hclsyntax.TokenOParen: ')', hclsyntax.TokenOQuote: '"', hclsyntax.TokenOHeredoc: '"',
	}
	Closing = map[hclsyntax.TokenType]byte{
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

func measureTokens(tokens []Token) Shape {
	f := newFrames()
	end := 0
	for _, t := range tokens {
		at := int(t.Start)
		if t.Kind == hclsyntax.TokenEOF {
			break
		}
		f.token(t, at)
		if end = at; !f.Fits() {
			break
		}
	}
	f.closeAll(end)
	return f.Shape
}

func (f *frames) token(t Token, at int) {
	if t.Kind != hclsyntax.TokenIdent && !t.HasLineEnds() && !IsTemplate[t.Kind] {
		f.sign(at)
	}
	if operators[t.Kind] {
		f.operator(at)
	}
	if closer := Opening[t.Kind]; closer != 0 {
		f.push(closer, at)
	} else if closer := Closing[t.Kind]; closer != 0 {
		f.pop(closer, at)
	}
	switch t.Kind {
	case hclsyntax.TokenQuestion:
		f.question(at)
	case hclsyntax.TokenColon:
		f.colon()
	case hclsyntax.TokenComma, hclsyntax.TokenEqual:
		f.separator()
	case hclsyntax.TokenNumberLit:
		if int(t.End-t.Start) > MaxDigits {
			f.exceed(tooManyDigits, at)
		}
	case hclsyntax.TokenQuotedLit, hclsyntax.TokenStringLit:
		if f.copies += f.text; f.copies > maxCopies {
			f.exceed(tooMuchText, at)
		}
		f.text += int(t.End - t.Start)
		return
	}
	f.text = 0
}
