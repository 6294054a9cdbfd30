package plainhcl

// extent is the length of an expression that is not plain: to the end of the line, where that is not within brackets. It follows strings, templates
// and comments as HCL's lexer does, and gives up on heredocs, comments between signs, and whatever has no place in an expression.
func extent(src []byte) (length int, ok bool) {
	e := extents{src: src}
	for e.at < len(src) {
		inQuotes := e.top() == '"'
		if !inQuotes && len(e.open) == 0 {
			if _, ends := lineEnd(src[e.at:]); ends {
				return e.at, true
			}
		}
		if inQuotes && !e.quoted() || !inQuotes && !e.code() {
			return 0, false
		}
	}
	return e.at, len(e.open) == 0
}

type extents struct {
	src  []byte
	at   int
	open []byte // what closes the brackets, quotes and templates that are open
}

func (e *extents) top() byte {
	if len(e.open) == 0 {
		return 0
	}
	return e.open[len(e.open)-1]
}

func (e *extents) push(closer byte) { e.open = append(e.open, closer) }

func (e *extents) pop(closer byte) bool {
	if e.top() != closer {
		return false
	}
	e.open = e.open[:len(e.open)-1]
	return true
}

func (e *extents) next() byte {
	if e.at+1 < len(e.src) {
		return e.src[e.at+1]
	}
	return 0
}

// quoted takes one step within quotes.
func (e *extents) quoted() bool {
	switch b := e.src[e.at]; b {
	case '"':
		e.pop('"')
	case '\n', '\r':
		return false
	case '\\':
		if next := e.next(); next == '\n' || next == '\r' {
			return false
		}
		e.at++
	case '$', '%':
		switch e.next() {
		case '{':
			e.push('}')
			e.at++
		case '$', '%', '\\':
			return false
		}
	}
	e.at++
	return e.at <= len(e.src)
}

// code takes one step outside quotes.
func (e *extents) code() bool {
	switch b := e.src[e.at]; b {
	case '"':
		e.push('"')
	case '(':
		e.push(')')
	case '[':
		e.push(']')
	case '{':
		e.push('}')
	case ')', ']', '}':
		if !e.pop(b) {
			return false
		}
	case '#', '\r':
		return e.line()
	case '/':
		if e.next() == '/' {
			return e.line()
		}
		if e.next() == '*' {
			return false
		}
	case '<':
		if e.next() == '<' {
			return false
		}
	case '\n', '\t':
	case '\'', '`', ';', '\\', '~':
		return false
	default:
		if b < ' ' || b > '~' {
			return false
		}
	}
	e.at++
	return true
}

// line goes to the next line, over a comment.
func (e *extents) line() bool {
	length, ok := lineEnd(e.src[e.at:])
	e.at += length
	return ok
}
