package syntax

import "bytes"

// scan walks over native syntax once, a few nanoseconds a byte, and follows strings, templates, comments and brackets.
// It gives up its claim to be plain at whatever it does not follow exactly: heredocs, unbalanced brackets, unfinished strings.
func scan(content []byte) Shape {
	s := &scanner{content: content, frames: newFrames()}
	for s.at < len(content) && s.plain && s.Fits() {
		if s.top().closer == '"' {
			if s.skip(&inText); s.at < len(content) {
				s.text()
			}
		} else if s.skip(&inCode); s.at < len(content) {
			s.code()
		}
	}
	if len(s.open) > 1 && s.Fits() {
		s.plain = false
	}
	return s.Shape
}

type scanner struct {
	*frames
	content []byte
	at      int
	dollars int // $ and % in strings
}

// peek is the byte n places on, or 0.
func (s *scanner) peek(n int) byte {
	if s.at+n < len(s.content) {
		return s.content[s.at+n]
	}
	return 0
}

// inText and inCode mark the bytes that text and code do more with than step over.
var (
	inText = marked("\\\"\n$%")
	inCode = marked("\"{[(})],#/=<+-*%>&|!?:.0123456789`';\\~")
)

func marked(special string) (set [256]bool) {
	for i := range len(special) {
		set[special[i]] = true
	}
	return set
}

// skip goes on to the next byte of the set.
func (s *scanner) skip(set *[256]bool) {
	at := s.at
	for at < len(s.content) && !set[s.content[at]] {
		at++
	}
	s.at = at
}

// maxDollars is how many $ and % the scan takes for granted: each may be the end of a piece of a string.
const maxDollars = 10_000

// text takes one step within a quoted template.
func (s *scanner) text() {
	s.sign(s.at)
	switch b := s.content[s.at]; b {
	case '\\':
		s.at++ // whatever follows is no quote
	case '"':
		s.pop('"', s.at)
	case '\n':
		s.plain = false
	case '$', '%':
		if s.dollars++; s.dollars > maxDollars {
			s.plain = false
		}
		if s.peek(1) == b { // $${ is an escape, and what $$${ is, HCL must say
			s.plain = s.plain && s.peek(2) != b
			s.at++
			if s.peek(1) == '{' {
				s.at++
			}
		} else if s.peek(1) == '{' {
			if b == '%' {
				s.operator(s.at)
			}
			s.push('}', s.at)
			s.at++
		}
	}
	s.at++
}

// code takes one step outside templates.
func (s *scanner) code() {
	s.sign(s.at)
	b := s.content[s.at]
	switch b {
	case '"':
		s.push('"', s.at)
	case '{':
		s.push('}', s.at)
	case '[':
		s.operator(s.at)
		s.push(']', s.at)
	case '(':
		s.push(')', s.at)
	case '}', ')', ']':
		s.plain = s.pop(b, s.at)
	case ',':
		s.separator()
	case '#':
		s.line()
		return
	case '/':
		s.slash()
		return
	case '=':
		s.equals()
		return
	case '<':
		s.plain = s.peek(1) != '<'
		s.operator(s.at)
	case '+', '-', '*', '%', '>', '&', '|', '!', '.':
		s.operator(s.at)
	case '?':
		s.question(s.at)
	case ':':
		s.colon()
	case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		s.number()
	case '`', '\'', ';', '\\', '~':
		s.plain = false
	}
	s.at++
}

func (s *scanner) equals() {
	switch s.peek(1) {
	case '=':
		s.operator(s.at)
		s.at++
	case '>':
		s.at++
	default:
		if s.at == 0 || !bytes.ContainsRune([]byte("=!<>"), rune(s.content[s.at-1])) {
			s.separator()
		}
	}
	s.at++
}

func (s *scanner) slash() {
	switch s.peek(1) {
	case '/':
		s.line()
	case '*':
		end := bytes.Index(s.content[s.at+2:], []byte("*/"))
		if s.plain = end >= 0; s.plain {
			s.at += end + 4
		}
	default:
		s.operator(s.at)
		s.at++
	}
}

// number counts the digits of a number, or of the rest of a name. HCL's lexer decides what a very long run of them is.
func (s *scanner) number() {
	start := s.at
	for next := s.peek(1); '0' <= next && next <= '9'; next = s.peek(1) {
		s.at++
	}
	s.plain = s.at-start < MaxDigits/4 // digits, a point, digits and an exponent are one number
}

// line goes on to the end of the line.
func (s *scanner) line() {
	end := bytes.IndexByte(s.content[s.at:], '\n')
	if end < 0 {
		s.at = len(s.content)
		return
	}
	s.at += end
}
