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
	Each func(path []string, element *Node) // takes what Mode wants one by one

	most    int // values of a tree; maxValues where zero
	all     []byte
	content []byte // of the document that is being read
	values  int    // that are part of the tree, since the last that was handed over
	base    int    // where that starts
	at      int    // from there
	path    []string
	strings map[string]string // keys and short values, which repeat
}

// ReadJSON reads the documents that follow one another in the content: usually one. A list at the top has the empty path. What is read before a mistake
// has been handed over then.
func (r *Reader) ReadJSON(content []byte) (documents []*Node, err error) {
	text, problem := plainText(content)
	if problem != "" {
		return nil, &Error{At: r.span(0, 0), Message: problem, Detail: "Write it as UTF-8: in PowerShell, pipe it to Out-File with -Encoding utf8."}
	}
	r.all, r.strings = content, map[string]string{}
	decoder := json.NewDecoder(bytes.NewReader(text))
	start := len(content) - len(text)
	for end := start; ; {
		var document json.RawMessage
		if err := decoder.Decode(&document); errors.Is(err, io.EOF) {
			return documents, nil
		} else if err != nil {
			return documents, r.syntax(start, decoder, err)
		}
		r.base = end + len(content[end:]) - len(bytes.TrimLeft(content[end:], " \t\r\n"))
		r.content, r.at, end = document, 0, r.base+len(document)
		node, err := r.value(0)
		if err != nil {
			return documents, err
		}
		documents = append(documents, node)
	}
}

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

// syntax is a mistake that the decoder found, at its place.
func (r *Reader) syntax(start int, decoder *json.Decoder, err error) *Error {
	at := start + int(decoder.InputOffset())
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		r.base, at = 0, len(r.all)
		return &Error{At: r.span(at, at), Message: "the document ends here, and is not finished", Detail: "It may have been cut off while it was written."}
	case errors.As(err, &syntax):
		at = min(max(start+int(syntax.Offset)-1, 0), len(r.all))
	}
	r.base = 0
	return &Error{At: r.span(at, min(at+1, len(r.all))), Message: "this is not JSON: " + err.Error()}
}

func (r *Reader) span(start, end int) diag.Span {
	return diag.Span{File: r.File, Start: uint32(r.base + start), End: uint32(r.base + end)}
}

func (r *Reader) mode() Mode {
	if r.Mode == nil {
		return Keep
	}
	return r.Mode(r.path)
}

// value reads a value that the decoder has found well-formed.
func (r *Reader) value(depth int) (*Node, error) {
	r.space()
	if depth > maxDepth {
		return nil, errorAt(r.span(r.at, r.at+1), "lists and objects stand more than %d deep in one another", maxDepth)
	}
	if r.values++; r.values > cmp.Or(r.most, maxValues) {
		return nil, errorAt(r.span(r.at, r.at+1), "more than %d values stand before this", cmp.Or(r.most, maxValues))
	}
	mode, start := r.mode(), r.at
	if mode == Skip {
		r.skip()
		return &Node{At: r.span(start, start)}, nil
	}
	node := &Node{}
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

func (r *Reader) object(node *Node, depth int) error {
	for first := true; r.next('}', first); first = false {
		start := r.at
		key := r.text()
		member := Member{Key: key, KeyAt: r.span(start, r.at)}
		r.space()
		r.at++ // the colon
		r.path = append(r.path, key)
		value, err := r.value(depth + 1)
		r.path = r.path[:len(r.path)-1]
		if err != nil {
			return err
		}
		member.Value = value
		node.Members = append(node.Members, member)
	}
	return nil
}

func (r *Reader) list(node *Node, depth int, mode Mode) error {
	all, kept := r.Mode, r.values
	for first := true; r.next(']', first); first = false {
		r.Mode = nil // the path is that of the list
		item, err := r.value(depth + 1)
		r.Mode = all
		switch {
		case err != nil:
			return err
		case mode == Each:
			r.Each(r.path, item)
			r.values = kept
		default:
			node.Items = append(node.Items, item)
		}
	}
	return nil
}

// next moves to the next element of a list or an object, or behind its end.
func (r *Reader) next(end byte, first bool) bool {
	if first {
		r.at++ // the bracket
	}
	r.space()
	switch {
	case r.content[r.at] == end:
		r.at++
		return false
	case !first:
		r.at++ // the comma
		r.space()
	}
	return true
}

// space moves to what is no white space.
func (r *Reader) space() {
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
