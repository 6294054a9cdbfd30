package document

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"grants/diag"
	"grants/internal/render/text"
)

// Write writes a document with an indentation for people, and with < > & as they are.
func Write(w io.Writer, document any) error {
	encoder := json.NewEncoder(escaping{w})
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(document)
}

// escaping writes JSON, whole, with escapes in place of characters that nobody would see: they can only stand in strings.
type escaping struct{ io.Writer }

// Write writes one document.
func (e escaping) Write(document []byte) (int, error) {
	if _, err := e.Writer.Write(Visible(document)); err != nil {
		return 0, err
	}
	return len(document), nil
}

// Visible is JSON with escapes in place of invisible characters.
func Visible(document []byte) []byte {
	if text.IsASCII(document) {
		return document
	}
	at := bytes.IndexFunc(document, diag.IsInvisible)
	if at < 0 {
		return document
	}
	out := append(make([]byte, 0, len(document)+64), document[:at]...)
	for _, r := range string(document[at:]) {
		switch first, second := utf16.EncodeRune(r); {
		case !diag.IsInvisible(r):
			out = utf8.AppendRune(out, r)
		case r > 0xffff:
			out = fmt.Appendf(out, `\u%04x\u%04x`, first, second)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
	}
	return out
}

// AppendIndented appends a value as Write writes it, with an indentation before each line but the first.
func AppendIndented(b []byte, indentation string, value any) []byte {
	return appendJSON(b, value, indentation, "  ")
}

// AppendValue appends a value on one line.
func AppendValue(b []byte, value any) []byte { return appendJSON(b, value, "", "") }

func appendJSON(b []byte, value any, indentation, step string) []byte {
	buffer := bytes.NewBuffer(b)
	encoder := json.NewEncoder(buffer)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent(indentation, step)
	if err := encoder.Encode(value); err != nil {
		panic(err) // our values have no cycles, channels or functions
	}
	written := bytes.TrimSuffix(buffer.Bytes(), []byte("\n"))
	if visible := Visible(written[len(b):]); len(visible) != len(written)-len(b) {
		return append(written[:len(b)], visible...)
	}
	return written
}
