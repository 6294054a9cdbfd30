// Package render writes results in each format: text, JSON, Markdown, SARIF, HTML ... One file per result and format.
package render

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
)

// FormatVersion is what a JSON document starts with: the minor grows with additions, the major with what could break a reader. That of a
// matrix is MatrixVersion, and a plan and a snapshot have their own.
const (
	FormatVersion = "1.0"
	MatrixVersion = "1.1"
)

// bufferSize is the size of the buffer between a renderer and its writer.
const bufferSize = 64 << 10

// writeJSON writes a document with an indentation for people, and with < > & as they are.
func writeJSON(w io.Writer, document any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(document)
}

// appendIndented appends a value as writeJSON writes it, with an indentation before each line but the first.
func appendIndented(b []byte, indentation string, value any) []byte {
	return appendJSON(b, value, indentation, "  ")
}

// appendValue appends a value on one line.
func appendValue(b []byte, value any) []byte { return appendJSON(b, value, "", "") }

func appendJSON(b []byte, value any, indentation, step string) []byte {
	buffer := bytes.NewBuffer(b)
	encoder := json.NewEncoder(buffer)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent(indentation, step)
	if err := encoder.Encode(value); err != nil {
		panic(err) // our values have no cycles, channels or functions
	}
	return bytes.TrimSuffix(buffer.Bytes(), []byte("\n"))
}

// writeXML writes a document with a declaration and an indentation. What XML has no way to say comes out as U+FFFD.
func writeXML(w io.Writer, document any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", "  ")
	if err := encoder.Encode(document); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// list makes sure that JSON has [] and not null.
func list[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}
