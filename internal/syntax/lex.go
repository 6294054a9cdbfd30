package syntax

import (
	"bytes"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// Token is a token of HCL's, as a stretch of the text that it stands in. HCL's own is eight times as large, and says where it is in lines and columns,
// which takes most of the time that HCL's lexer takes.
type Token struct {
	Kind       hclsyntax.TokenType
	Start, End int32
}

// Lexed is a text with its tokens: finding those is most of the work.
type Lexed struct {
	Text   []byte
	Tokens []Token // the last is the end of the text
}

// Lex finds the tokens of a text.
func Lex(text []byte) Lexed {
	if tokens, ok := lexPlain(text); ok {
		return Lexed{text, tokens}
	}
	tokens, _ := hclsyntax.LexConfig(text, "", hcl.InitialPos)
	return Lexed{text, compact(tokens)}
}

func compact(tokens hclsyntax.Tokens) []Token {
	out := make([]Token, len(tokens))
	for i, t := range tokens {
		out[i] = Token{t.Type, int32(t.Range.Start.Byte), int32(t.Range.End.Byte)}
	}
	return out
}

// With is another text, whose tokens are those at hand where it is the same.
func (l Lexed) With(text []byte) Lexed {
	if bytes.Equal(text, l.Text) {
		return l
	}
	return Lex(text)
}

// Bytes is the text of a token.
func (l Lexed) Bytes(t Token) []byte { return l.Text[t.Start:t.End] }

// EndsLine reports whether a token is the end of a line, or a comment that reaches to it.
func (l Lexed) EndsLine(t Token) bool {
	return t.Kind == hclsyntax.TokenNewline || t.Kind == hclsyntax.TokenComment && bytes.HasSuffix(l.Bytes(t), []byte("\n"))
}

// HasLineEnds reports whether line ends within a token are layout. Those within a heredoc are part of a value.
func (t Token) HasLineEnds() bool {
	return t.Kind == hclsyntax.TokenNewline || t.Kind == hclsyntax.TokenComment
}

// Opens reports whether a token is an opening bracket of code.
func (t Token) Opens() bool {
	return t.Kind == hclsyntax.TokenOBrace || t.Kind == hclsyntax.TokenOBrack || t.Kind == hclsyntax.TokenOParen
}

// Closes reports whether a token is a closing bracket of code.
func (t Token) Closes() bool {
	return t.Kind == hclsyntax.TokenCBrace || t.Kind == hclsyntax.TokenCBrack || t.Kind == hclsyntax.TokenCParen
}

// lexPlain finds the tokens that HCL's lexer finds, or gives up: at heredocs, at signs beyond ASCII outside quotes and comments, and at all that has
// no place in a configuration.
func lexPlain(text []byte) ([]Token, bool) {
	p := &plainLexer{text: text, tokens: make([]Token, 0, len(text)/6+8)}
	for p.at < len(text) {
		step := p.code
		if p.top() == '"' {
			step = p.quoted
		}
		if !step() {
			return nil, false
		}
	}
	p.add(hclsyntax.TokenEOF, 0)
	return p.tokens, p.top() != '"'
}

type plainLexer struct {
	text   []byte
	at     int
	tokens []Token
	open   []byte // what closes the braces, quotes and templates that are open: } for a brace, $ for a template
}

func (p *plainLexer) top() byte {
	if len(p.open) == 0 {
		return 0
	}
	return p.open[len(p.open)-1]
}

func (p *plainLexer) add(kind hclsyntax.TokenType, length int) bool {
	p.tokens = append(p.tokens, Token{kind, int32(p.at), int32(p.at + length)})
	p.at += length
	return true
}

func (p *plainLexer) push(closer byte, kind hclsyntax.TokenType, length int) bool {
	p.open = append(p.open, closer)
	return p.add(kind, length)
}

func (p *plainLexer) pop(kind hclsyntax.TokenType) bool {
	p.open = p.open[:len(p.open)-1]
	return p.add(kind, 1)
}

// peek is the byte n places on, or 0.
func (p *plainLexer) peek(n int) byte {
	if p.at+n < len(p.text) {
		return p.text[p.at+n]
	}
	return 0
}

// quoted takes one token within quotes.
func (p *plainLexer) quoted() bool {
	switch b := p.text[p.at]; {
	case b == '"':
		return p.pop(hclsyntax.TokenCQuote)
	case b == '$' && p.peek(1) == '{':
		return p.peek(2) != '~' && p.push('$', hclsyntax.TokenTemplateInterp, 2)
	case b == '%' && p.peek(1) == '{':
		return p.peek(2) != '~' && p.push('$', hclsyntax.TokenTemplateControl, 2)
	}
	end := p.at
	for end < len(p.text) && !inText[p.text[end]] || end+1 < len(p.text) && p.text[end] == '\\' && p.text[end+1] > ' ' && p.text[end+1] <= '~' {
		if p.text[end] == '\\' {
			end++
		}
		end++
	}
	if end == p.at || bytes.IndexByte(p.text[p.at:end], '\r') >= 0 {
		return false
	}
	return p.add(hclsyntax.TokenQuotedLit, end-p.at)
}

// code takes spaces or one token outside quotes.
func (p *plainLexer) code() bool {
	switch b := p.text[p.at]; {
	case b == ' ' || b == '\t':
		p.at++
		return true
	case isWordStart(b):
		return p.word()
	case '0' <= b && b <= '9':
		return p.number()
	}
	switch b := p.text[p.at]; b {
	case '\n':
		return p.add(hclsyntax.TokenNewline, 1)
	case '\r':
		return p.peek(1) == '\n' && p.add(hclsyntax.TokenNewline, 2)
	case '#':
		return p.comment()
	case '/':
		if p.peek(1) == '/' || p.peek(1) == '*' {
			return p.comment()
		}
		return p.add(hclsyntax.TokenSlash, 1)
	case '"':
		return p.push('"', hclsyntax.TokenOQuote, 1)
	case '{':
		return p.push('}', hclsyntax.TokenOBrace, 1)
	case '}':
		return p.closeBrace()
	case '.':
		return p.dot()
	case '[', ']', '(', ')', ',', '*', '%', '+', '-', '?':
		return p.add(hclsyntax.TokenType(b), 1)
	}
	return p.operator()
}

func (p *plainLexer) closeBrace() bool {
	switch p.top() {
	case '}':
		return p.pop(hclsyntax.TokenCBrace)
	case '$':
		return p.pop(hclsyntax.TokenTemplateSeqEnd)
	}
	return p.add(hclsyntax.TokenCBrace, 1) // of nothing
}

func isWordStart(b byte) bool { return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || b == '_' }

func (p *plainLexer) word() bool {
	n := 1
	for next := p.peek(n); isWordStart(next) || '0' <= next && next <= '9' || next == '-'; next = p.peek(n) {
		n++
	}
	return p.peek(n) < 0x80 && p.add(hclsyntax.TokenIdent, n)
}

// number takes a whole number. Others may end in several ways.
func (p *plainLexer) number() bool {
	n := 1
	for next := p.peek(n); '0' <= next && next <= '9'; next = p.peek(n) {
		n++
	}
	next := p.peek(n)
	return next != '.' && next != 'e' && next != 'E' && p.add(hclsyntax.TokenNumberLit, n)
}

func (p *plainLexer) dot() bool {
	if p.peek(1) != '.' {
		return p.add(hclsyntax.TokenDot, 1)
	}
	return p.peek(2) == '.' && p.add(hclsyntax.TokenEllipsis, 3)
}

// operators of two signs, and of one where the second is another.
var operatorSigns = []struct {
	signs string
	kind  hclsyntax.TokenType
}{
	{"==", hclsyntax.TokenEqualOp},
	{"=>", hclsyntax.TokenFatArrow},
	{"=", hclsyntax.TokenEqual},
	{"!=", hclsyntax.TokenNotEqual},
	{"!", hclsyntax.TokenBang},
	{">=", hclsyntax.TokenGreaterThanEq},
	{">", hclsyntax.TokenGreaterThan},
	{"<=", hclsyntax.TokenLessThanEq},
	{"&&", hclsyntax.TokenAnd},
	{"||", hclsyntax.TokenOr},
	{"::", hclsyntax.TokenDoubleColon},
	{":", hclsyntax.TokenColon},
}

func (p *plainLexer) operator() bool {
	if p.text[p.at] == '<' && p.peek(1) != '<' && p.peek(1) != '=' {
		return p.add(hclsyntax.TokenLessThan, 1)
	}
	i := slices.IndexFunc(operatorSigns, func(o struct {
		signs string
		kind  hclsyntax.TokenType
	}) bool {
		return o.signs[0] == p.text[p.at] && (len(o.signs) == 1 || o.signs[1] == p.peek(1))
	})
	return i >= 0 && p.add(operatorSigns[i].kind, len(operatorSigns[i].signs))
}

// comment takes a comment: to the end of the line, with it, or to the sign that ends it.
func (p *plainLexer) comment() bool {
	rest := p.text[p.at:]
	if p.peek(1) == '*' && rest[0] == '/' {
		end := bytes.Index(rest[2:], []byte("*/"))
		return end >= 0 && p.add(hclsyntax.TokenComment, end+4)
	}
	length := bytes.IndexByte(rest, '\n') + 1
	if length == 0 {
		length = len(rest)
	}
	if at := bytes.IndexByte(rest[:length], '\r'); at >= 0 && at != length-2 {
		return false
	}
	return p.add(hclsyntax.TokenComment, length)
}

// IsTemplate has the kinds of tokens that are the text of a string.
var IsTemplate = map[hclsyntax.TokenType]bool{hclsyntax.TokenQuotedLit: true, hclsyntax.TokenStringLit: true}
