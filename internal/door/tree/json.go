package tree

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"unicode/utf8"

	"grants/diag"
)

// Mode says what becomes of a value.
type Mode uint8

// The modes.
const (
	Keep Mode = iota // the value is part of the tree
	Skip             // nobody wants it
	Each             // the elements of a list are handed over one by one, and are no part of the tree: there may be a million
)

// Reader reads documents of JSON. The zero Reader keeps everything.
type Reader struct {
	File diag.FileID
	Mode func(path []string) Mode           // for the value at a path of keys; nil keeps all
	Each func(path []string, element *Node) // takes what Mode wants one by one, each of which is gone when it returns: Clone keeps it

	// Within says which values of an element count that is handed over, by the path of keys in it; what stands in a list has the list's path. Nil keeps all.
	Within func(path []string) Mode

	most    int // values of a tree; maxValues where zero
	all     []byte
	content []byte // of the document that is being read
	values  int    // that are part of the tree, since the last that was handed over
	base    int    // where that starts
	at      int    // from there
	path    []string
	within  bool              // an element that is handed over
	strings map[string]string // keys and short values, which repeat
	arenas
	open struct { // what is being read of lists and objects
		items   []*Node
		members []Member
	}
}

// ReadJSON reads the documents that follow one another in the content: usually one. A list at the top has the empty path. What is read before a mistake
// has been handed over then.
func (r *Reader) ReadJSON(content []byte) (documents []*Node, err error) {
	text, problem := plainText(content)
	if problem != "" {
		return nil, &Error{At: r.span(0, 0), Message: problem, Detail: "Write it as UTF-8: in PowerShell, pipe it to Out-File with -Encoding utf8."}
	}
	r.all, r.strings = content, map[string]string{}
	for rest := text; ; {
		rest = bytes.TrimLeft(rest, space)
		r.base = len(content) - len(rest)
		if len(rest) == 0 {
			return documents, nil
		}
		if r.content = document(rest); r.content == nil {
			return documents, r.syntax(rest)
		}
		r.at, rest = 0, rest[len(r.content):]
		node, err := r.value(0)
		if err != nil {
			return documents, err
		}
		documents = append(documents, node)
	}
}

const space = " \t\r\n"

// document is the document that the content starts with; nil where that is not well-formed. It is a part of the content: that may be hundreds of megabytes.
func document(content []byte) []byte {
	if whole := bytes.TrimRight(content, space); json.Valid(whole) {
		return whole
	}
	decoder := json.NewDecoder(bytes.NewReader(content))
	var skipped passed
	if decoder.Decode(&skipped) != nil {
		return nil
	}
	return content[:decoder.InputOffset()]
}

// passed is a value of which nothing is kept.
type passed struct{}

func (passed) UnmarshalJSON([]byte) error { return nil }

// plainText is the content without a byte order mark; the problem says what it is instead of UTF-8.
func plainText(content []byte) (text []byte, problem string) {
	switch {
	case bytes.HasPrefix(content, []byte("\xff\xfe")), bytes.HasPrefix(content, []byte("\xfe\xff")):
		return nil, "this is UTF-16"
	case bytes.HasPrefix(content, []byte("\xef\xbb\xbf")):
		return content[3:], ""
	}
	return content, ""
}

// syntax is the mistake in the first document of the rest, at its place.
func (r *Reader) syntax(rest []byte) *Error {
	r.base = len(r.all) - len(rest)
	decoder := json.NewDecoder(bytes.NewReader(rest))
	err := decoder.Decode(&passed{})
	at := int(decoder.InputOffset())
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		at = len(rest)
		return &Error{At: r.span(at, at), Message: "the document ends here, and is not finished", Detail: "It may have been cut off while it was written."}
	case errors.As(err, &syntax):
		at = min(max(int(syntax.Offset)-1, 0), len(rest))
	}
	return &Error{At: r.span(at, min(at+1, len(rest))), Message: "this is not JSON: " + err.Error()}
}

func (r *Reader) span(start, end int) diag.Span {
	return diag.Span{File: r.File, Start: uint32(r.base + start), End: uint32(r.base + end)}
}

func (r *Reader) mode() Mode {
	if r.Mode == nil || r.within && len(r.path) == 0 {
		return Keep
	}
	return r.Mode(r.path)
}

// value reads a value that the decoder has found well-formed.
func (r *Reader) value(depth int) (*Node, error) {
	r.toNext()
	if depth > maxDepth {
		return nil, errorAt(r.span(r.at, r.at+1), "lists and objects stand more than %d deep in one another", maxDepth)
	}
	if r.values++; r.values > cmp.Or(r.most, maxValues) {
		return nil, errorAt(r.span(r.at, r.at+1), "more than %d values stand before this", cmp.Or(r.most, maxValues))
	}
	mode, start := r.mode(), r.at
	if mode == Skip {
		r.skip()
		return r.node(Node{At: r.span(start, start)}), nil
	}
	node := r.node(Node{})
	var err error
	switch b := r.content[r.at]; b {
	case '{':
		node.Kind = Object
		err = r.object(node, depth)
	case '[':
		node.Kind = List
		err = r.list(node, depth, mode)
	case '"':
		node.Kind, node.Text = Text, r.text()
	default:
		r.word()
		node.Kind = map[byte]Kind{'t': Bool, 'f': Bool, 'n': Null}[b]
		if node.Kind == Null && b != 'n' {
			node.Kind = Number
		}
		node.Text = r.intern(r.content[start:r.at])
	}
	node.At = r.span(start, r.at)
	return node, err
}

func (r *Reader) node(n Node) *Node { return &r.nodes.keep([]Node{n})[0] }

func (r *Reader) object(node *Node, depth int) error {
	before := len(r.open.members)
	for first := true; r.next('}', first); first = false {
		start := r.at
		key := r.text()
		member := Member{Key: key, KeyAt: r.span(start, r.at)}
		r.toNext()
		r.at++ // the colon
		r.path = append(r.path, key)
		if r.within && r.mode() == Skip {
			r.toNext()
			r.skip()
			r.path = r.path[:len(r.path)-1]
			continue
		}
		value, err := r.value(depth + 1)
		r.path = r.path[:len(r.path)-1]
		if err != nil {
			return err
		}
		member.Value = value
		r.open.members = append(r.open.members, member)
	}
	node.Members = r.members.keep(r.open.members[before:])
	r.open.members = r.open.members[:before]
	return nil
}

func (r *Reader) list(node *Node, depth int, mode Mode) error {
	if mode == Each {
		return r.each(depth)
	}
	all, before := r.Mode, len(r.open.items)
	if !r.within {
		r.Mode = nil // the path is that of the list
	}
	for first := true; r.next(']', first); first = false {
		item, err := r.value(depth + 1)
		if err != nil {
			return err
		}
		r.open.items = append(r.open.items, item)
	}
	node.Items = r.items.keep(r.open.items[before:])
	r.Mode, r.open.items = all, r.open.items[:before]
	return nil
}

// each hands the elements of a list over.
func (r *Reader) each(depth int) error {
	mode, at := r.Mode, r.path
	r.Mode, r.path, r.within = r.Within, make([]string, 0, maxDepth), true
	err := r.elements(at, depth)
	r.Mode, r.path, r.within = mode, at, false
	return err
}

func (r *Reader) elements(of []string, depth int) error {
	values, marks := r.values, r.marks()
	for first := true; r.next(']', first); first = false {
		item, err := r.value(depth + 1)
		if err != nil {
			return err
		}
		r.Each(of, item)
		r.values = values
		r.reset(marks)
	}
	return nil
}

// next moves to the next element of a list or an object, or behind its end.
func (r *Reader) next(end byte, first bool) bool {
	if first {
		r.at++ // the bracket
	}
	r.toNext()
	switch {
	case r.content[r.at] == end:
		r.at++
		return false
	case !first:
		r.at++ // the comma
		r.toNext()
	}
	return true
}

// toNext moves to what is no white space.
func (r *Reader) toNext() {
	for r.content[r.at] == ' ' || r.content[r.at] == '\n' || r.content[r.at] == '\t' || r.content[r.at] == '\r' {
		r.at++
	}
}

// word moves behind a number, a truth value or null.
func (r *Reader) word() {
	for r.at < len(r.content) && !bytes.ContainsRune([]byte(" \t\r\n,]}"), rune(r.content[r.at])) {
		r.at++
	}
}

// skip moves behind a value.
func (r *Reader) skip() {
	depth := 0
	for {
		switch r.content[r.at] {
		case '"':
			r.at = r.endOfText()
		case '{', '[':
			depth++
			r.at++
		case '}', ']':
			depth--
			r.at++
		case ' ', '\t', '\r', '\n', ',', ':':
			r.at++
			continue
		default:
			r.word()
		}
		if depth == 0 {
			return
		}
	}
}

// endOfText is the place behind the string that starts here.
func (r *Reader) endOfText() int {
	for at := r.at + 1; ; at++ {
		switch r.content[at] {
		case '\\':
			at++
		case '"':
			return at + 1
		}
	}
}

// text reads a string.
func (r *Reader) text() string {
	end := r.endOfText()
	raw := r.content[r.at+1 : end-1]
	r.at = end
	if bytes.IndexByte(raw, '\\') < 0 && utf8.Valid(raw) {
		return r.intern(raw)
	}
	var text string
	_ = json.Unmarshal(r.content[end-len(raw)-2:end], &text) // the decoder has found it well-formed
	return text
}

const maxInterned = 64

// intern gives equal texts one place in memory.
func (r *Reader) intern(raw []byte) string {
	if len(raw) > maxInterned {
		return string(raw)
	}
	if known, found := r.strings[string(raw)]; found {
		return known
	}
	text := string(raw)
	r.strings[text] = text
	return text
}
