package plainhcl

import "bytes"

// peek is the byte n places on, or 0 behind the end.
func (p *parser) peek(n int) byte {
	if p.at+n < len(p.src) {
		return p.src[p.at+n]
	}
	return 0
}

func (p *parser) skipSpaces() {
	for p.at < len(p.src) && (p.src[p.at] == ' ' || p.src[p.at] == '\t') {
		p.at++
	}
}

// skipLines goes on to the next sign that is neither space nor comment, and reports whether all on the way is plain.
func (p *parser) skipLines() bool {
	for {
		p.skipSpaces()
		switch p.peek(0) {
		case '\n', '\r', '#', '/':
			if !p.endLine() {
				return false
			}
		default:
			return true
		}
	}
}

// endLine goes on to the next line, over spaces and a comment, and reports whether there was nothing else.
func (p *parser) endLine() bool {
	p.skipSpaces()
	end, ok := lineEnd(p.src[p.at:])
	p.at += end
	return ok
}

// lineEnd is the length of a newline, with the comment before it if there is one. The end of the text ends a line too.
func lineEnd(src []byte) (length int, ok bool) {
	switch {
	case len(src) == 0:
		return 0, true
	case src[0] == '\n':
		return 1, true
	case bytes.HasPrefix(src, []byte("\r\n")):
		return 2, true
	case src[0] != '#' && !bytes.HasPrefix(src, []byte("//")):
		return 0, false
	}
	length = bytes.IndexByte(src, '\n') + 1
	if length == 0 {
		length = len(src)
	}
	if at := bytes.IndexByte(src[:length], '\r'); at >= 0 && at != length-len("\r\n") {
		return 0, false
	}
	return length, true
}

// word reads a name: letters, digits, _ and -.
func (p *parser) word() span {
	start := p.at
	if !isLetter(p.peek(0)) {
		return span{start, start}
	}
	for inWord[p.peek(0)] {
		p.at++
	}
	if p.peek(0) >= 0x80 { // a letter of another script goes on
		p.at = start
	}
	return span{start, p.at}
}

func isLetter(b byte) bool { return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || b == '_' }

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// inWord and inQuotes are the bytes of names and of plain strings.
var inWord, inQuotes = wordBytes(), quotedBytes()

func wordBytes() (set [256]bool) {
	for b := range set {
		set[b] = isLetter(byte(b)) || isDigit(byte(b)) || b == '-'
	}
	return set
}

func quotedBytes() (set [256]bool) {
	for b := range set {
		set[b] = !bytes.ContainsRune([]byte("\"\\$%\r\n"), rune(b))
	}
	return set
}

// quoted reads a string in quotes that has no escapes and no templates.
func (p *parser) quoted() span {
	at := p.at + 1
	for at < len(p.src) && inQuotes[p.src[at]] {
		at++
	}
	if at == len(p.src) || p.src[at] != '"' {
		return span{p.at, p.at}
	}
	s := span{p.at, at + 1}
	p.at = s.end
	return s
}
