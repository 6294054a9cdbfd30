package ignores

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"grants/config"
	"grants/config/schema"
	"grants/diag"
)

// InJSON finds the properties "//" that ignore something, in objects that are blocks. Elsewhere a property of that name is a value.
// The text is known to be JSON.
func InJSON(content []byte, file diag.FileID) []config.Ignore {
	if !bytes.Contains(content, []byte(ignoreMark)) {
		return nil
	}
	text := bytes.TrimPrefix(content, []byte("\xef\xbb\xbf"))
	w := &jsonWalk{file: file, decoder: json.NewDecoder(bytes.NewReader(text)), content: text, skipped: len(content) - len(text)}
	w.next()
	w.value(nil, w.start)
	return w.ignores
}

// jsonWalk goes over a JSON text value by value.
type jsonWalk struct {
	file       diag.FileID
	ignores    []config.Ignore
	decoder    *json.Decoder
	content    []byte
	skipped    int        // bytes before the content
	token      json.Token // that was read last; nil at the end
	start, end int        // of the token
}

func (w *jsonWalk) next() {
	before := int(w.decoder.InputOffset())
	token, err := w.decoder.Token()
	if err != nil {
		token = nil
	}
	gap := w.content[before:]
	w.token, w.start = token, before+len(gap)-len(bytes.TrimLeft(gap, " \t\r\n,:"))
	w.end = int(w.decoder.InputOffset())
}

func (w *jsonWalk) at(end byte) bool { return w.token == nil || w.token == json.Delim(end) }

// value goes over the value whose first token was read, to its last. It belongs to what starts at start: the name of a property.
func (w *jsonWalk) value(path []string, start int) {
	switch w.token {
	case json.Delim('{'):
		w.object(path, start)
	case json.Delim('['):
		for w.next(); !w.at(']'); w.next() {
			w.value(path, start)
			start = -1 // the name stands before the first only
		}
	}
}

func (w *jsonWalk) object(path []string, start int) {
	if start < 0 {
		start = w.start
	}
	var found []config.Ignore
	for w.next(); !w.at('}'); w.next() {
		name, _ := w.token.(string)
		nameStart := w.start
		w.next()
		if name == "//" && isBlockPath(path) {
			found = w.comments(found)
			continue
		}
		w.value(append(slices.Clip(path), name), nameStart)
	}
	for i := range found {
		found[i].Covers = w.span(start, w.end)
	}
	w.ignores = append(w.ignores, found...)
}

// comments is the text of a property "//", or the texts where it is a list.
func (w *jsonWalk) comments(found []config.Ignore) []config.Ignore {
	switch token := w.token.(type) {
	case string:
		if text := strings.TrimSpace(token); strings.HasPrefix(text, ignoreMark) {
			found = append(found, config.Ignore{Text: text, Span: w.textSpan(text)})
		}
	case json.Delim:
		if token == '[' {
			for w.next(); !w.at(']'); w.next() {
				found = w.comments(found)
			}
		} else {
			w.value([]string{"//", "//"}, w.start) // no block
		}
	}
	return found
}

// textSpan is where the text of a string stands, or the inside of the string where escapes make it look different.
func (w *jsonWalk) textSpan(text string) diag.Span {
	if at := bytes.Index(w.content[w.start:w.end], []byte(text)); at >= 0 {
		return w.span(w.start+at, w.start+at+len(text))
	}
	return w.span(w.start+1, w.end-1)
}

func (w *jsonWalk) span(start, end int) diag.Span {
	return diag.Span{File: w.file, Start: uint32(w.skipped + start), End: uint32(w.skipped + end)}
}

// isBlockPath reports whether the object that the names of properties lead to is a block, or holds the blocks of a type or the file.
func isBlockPath(path []string) bool {
	if len(path) < 2 {
		return true
	}
	kind := schema.Object(path[0])
	if kind == nil {
		return path[0] == "variable" && len(path) == 2
	}
	rest := path[1:]
	if kind.Label {
		rest = path[2:]
	}
	for _, name := range rest {
		if kind = kind.Block(name); kind == nil {
			return false
		}
	}
	return true
}
