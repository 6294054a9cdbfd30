package layout

import (
	"bytes"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"

	"grants/internal/syntax"
)

// spaced is the text with the spaces, the indentation and the alignment of HCL's canonical style. It is what hclwrite.Format makes of it (which a test
// holds it to), without looking for the tokens again and without measuring what is plain to see.
func spaced(l syntax.Lexed) []byte {
	s := &spacer{Lexed: l, before: make([]int, len(l.Tokens))}
	end := len(l.Tokens) - 1
	s.before[end] = int(l.Tokens[end].Start) // the spaces that end a text without a line end stay
	if end > 0 {
		s.before[end] -= int(l.Tokens[end-1].End)
	}
	s.findLines()
	s.indent()
	for _, line := range s.lines {
		s.spaces(line.start, line.assign)
		s.spaces(line.assign, line.comment)
	}
	s.align(func(line cells) (cell int, there bool) { return line.assign, line.assign < line.comment })
	s.align(func(line cells) (cell int, there bool) { return line.comment, line.comment < line.end })
	return s.write()
}

type spacer struct {
	syntax.Lexed
	before []int // the spaces before each token
	lines  []cells
}

// cells are the parts of a line that are aligned with those of its neighbours, by the indices of the tokens that they begin with: the name and what
// else is left of an equals sign, the value, and a comment behind it.
type cells struct{ start, assign, comment, end int }

func (s *spacer) findLines() {
	start, end := 0, len(s.Tokens)-1
	for i, t := range s.Tokens[:end] {
		if s.EndsLine(t) {
			s.lines = append(s.lines, s.cells(start, i+1))
			start = i + 1
		}
	}
	if start < end {
		s.lines = append(s.lines, s.cells(start, end))
	}
}

func (s *spacer) cells(start, end int) cells {
	line := cells{start: start, comment: end, end: end}
	if end-start > 1 && s.Tokens[end-1].Kind == hclsyntax.TokenComment {
		line.comment--
	}
	line.assign = line.comment
	for i := start + 1; i < line.comment; i++ {
		if s.Tokens[i].Kind == hclsyntax.TokenEqual {
			if s.net(i, line.comment) == 0 {
				line.assign = i
			}
			break
		}
	}
	return line
}

// net is how many more brackets some tokens open than they close.
func (s *spacer) net(from, to int) int {
	net := 0
	for _, t := range s.Tokens[from:to] {
		net += level(t.Kind)
	}
	return net
}

// level is what a kind of token does to the number of open brackets.
func level(kind hclsyntax.TokenType) int {
	switch kind {
	case hclsyntax.TokenOBrace, hclsyntax.TokenOBrack, hclsyntax.TokenOParen, hclsyntax.TokenTemplateControl, hclsyntax.TokenTemplateInterp:
		return 1
	case hclsyntax.TokenCBrace, hclsyntax.TokenCBrack, hclsyntax.TokenCParen, hclsyntax.TokenTemplateSeqEnd:
		return -1
	}
	return 0
}

// indent sets the spaces before each line. All brackets that one line opens are one step.
func (s *spacer) indent() {
	var steps []int // how many brackets each has that are not closed
	for _, line := range s.lines {
		if s.Tokens[line.start].Kind == hclsyntax.TokenNewline {
			continue
		}
		net := s.net(line.start, s.heredoc(line)) + s.net(line.assign, line.comment)
		for closed := -net; closed > 0 && len(steps) > 0; {
			last := &steps[len(steps)-1]
			if closed < *last {
				*last -= closed
				break
			}
			closed -= *last
			steps = steps[:len(steps)-1]
		}
		s.before[line.start] = 2 * len(steps)
		if net > 0 {
			steps = append(steps, net)
		}
	}
}

// heredoc is where the first heredoc left of the equals sign begins, or the end of what is left of it: templates within the heredoc are no brackets.
func (s *spacer) heredoc(line cells) int {
	for i, t := range s.Tokens[line.start:line.assign] {
		if t.Kind == hclsyntax.TokenOHeredoc {
			return line.start + i
		}
	}
	return line.assign
}

// spaces sets the spaces between the tokens of one cell.
func (s *spacer) spaces(start, end int) {
	before := hclsyntax.TokenNil
	for i := start; i < end-1; i++ {
		s.before[i+1] = 0
		if s.spaceBetween(before, s.Tokens[i], s.Tokens[i+1]) {
			s.before[i+1] = 1
		}
		before = s.Tokens[i].Kind
	}
}

// spaceBetween reports whether a space stands between two tokens of one cell. The kind of the token before them is nil where they are the first.
func (s *spacer) spaceBetween(before hclsyntax.TokenType, left, right syntax.Token) bool {
	switch {
	case right.Kind == hclsyntax.TokenNewline,
		left.Kind == hclsyntax.TokenIdent && right.Kind == hclsyntax.TokenOParen, // a call
		left.Kind == hclsyntax.TokenIdent && right.Kind == hclsyntax.TokenDoubleColon,
		left.Kind == hclsyntax.TokenDoubleColon && right.Kind == hclsyntax.TokenIdent,
		left.Kind == hclsyntax.TokenDot, right.Kind == hclsyntax.TokenDot,
		right.Kind == hclsyntax.TokenComma, right.Kind == hclsyntax.TokenEllipsis:
		return false
	case left.Kind == hclsyntax.TokenComma:
		return true
	case syntax.IsTemplate[left.Kind] || left.Kind == hclsyntax.TokenOQuote || left.Kind == hclsyntax.TokenOHeredoc,
		syntax.IsTemplate[right.Kind] || right.Kind == hclsyntax.TokenCQuote || right.Kind == hclsyntax.TokenCHeredoc:
		return false
	case left.Kind == hclsyntax.TokenIdent && before == hclsyntax.TokenIdent && string(s.Bytes(left)) == "in": // of a for expression
		return true
	case right.Kind == hclsyntax.TokenOBrack && (left.Kind == hclsyntax.TokenIdent || left.Kind == hclsyntax.TokenNumberLit || level(left.Kind) < 0): // an index
		return false
	case left.Kind == hclsyntax.TokenBang:
		return false
	case left.Kind == hclsyntax.TokenMinus:
		return !beforeSign[before]
	}
	return spaceAtBrackets(left.Kind, right.Kind)
}

// spaceAtBrackets: braces have spaces on their inside, other brackets have none.
func spaceAtBrackets(left, right hclsyntax.TokenType) bool {
	switch {
	case left == hclsyntax.TokenOBrace || right == hclsyntax.TokenCBrace:
		return left != hclsyntax.TokenOBrace || right != hclsyntax.TokenCBrace
	case (left == hclsyntax.TokenTemplateInterp || left == hclsyntax.TokenTemplateControl) && right == hclsyntax.TokenOBrace,
		left == hclsyntax.TokenCBrace && right == hclsyntax.TokenTemplateSeqEnd:
		return true
	case left == hclsyntax.TokenTemplateSeqEnd && (right == hclsyntax.TokenTemplateInterp || right == hclsyntax.TokenTemplateControl):
		return false
	}
	return level(left) <= 0 && level(right) >= 0
}

// beforeSign are the tokens behind which a minus is the sign of a number, and no subtraction.
var beforeSign = map[hclsyntax.TokenType]bool{
	hclsyntax.TokenNil: true, hclsyntax.TokenOParen: true, hclsyntax.TokenOBrace: true, hclsyntax.TokenOBrack: true, hclsyntax.TokenEqual: true,
	hclsyntax.TokenColon: true, hclsyntax.TokenComma: true, hclsyntax.TokenQuestion: true, hclsyntax.TokenPlus: true, hclsyntax.TokenStar: true,
	hclsyntax.TokenSlash: true, hclsyntax.TokenPercent: true, hclsyntax.TokenMinus: true, hclsyntax.TokenEqualOp: true,
	hclsyntax.TokenNotEqual: true, hclsyntax.TokenGreaterThan: true, hclsyntax.TokenGreaterThanEq: true, hclsyntax.TokenLessThan: true,
	hclsyntax.TokenLessThanEq: true, hclsyntax.TokenAnd: true, hclsyntax.TokenOr: true, hclsyntax.TokenBang: true,
}

// align puts a cell of lines that follow one another in one column. Where a line has no such cell, it ends the stretch.
func (s *spacer) align(cell func(cells) (at int, there bool)) {
	first, columns := 0, []int(nil)
	finish := func() {
		most := 0
		for _, width := range columns {
			most = max(most, width)
		}
		for i, width := range columns {
			at, _ := cell(s.lines[first+i])
			s.before[at] = most - width + 1
		}
		columns = columns[:0]
	}
	for i, line := range s.lines {
		at, there := cell(line)
		if !there {
			finish()
			continue
		}
		if len(columns) == 0 {
			first = i
		}
		columns = append(columns, s.columns(line.start, at))
	}
	finish()
}

// columns is how wide some tokens are, with the spaces before them.
func (s *spacer) columns(from, to int) int {
	columns := 0
	for i, t := range s.Tokens[from:to] {
		columns += s.before[from+i] + graphemes(s.Bytes(t))
	}
	return columns
}

// graphemes is how wide a text is in grapheme clusters, each of which is one byte in plain text.
func graphemes(text []byte) int {
	if bytes.ContainsFunc(text, func(r rune) bool { return r >= 0x80 || r == '\r' }) {
		return hclwrite.Tokens{{Bytes: text}}.Columns()
	}
	return len(text)
}

func (s *spacer) write() []byte {
	out := make([]byte, 0, len(s.Text)+len(s.Text)/8)
	for i, t := range s.Tokens {
		for range s.before[i] {
			out = append(out, ' ')
		}
		out = append(out, s.Bytes(t)...)
	}
	return out
}
