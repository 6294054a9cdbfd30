// Package document writes JSON, long lists item by item, with escapes in place of characters that nobody would see.
package document

import (
	"io"
	"iter"
)

// Writer is a JSON document of lists that may be too long to be held in memory.
type Writer struct {
	*RowWriter
	err error // nothing is written after it
}

// New starts a document: append to its rows what comes before the first list, the opening brace included.
func New(w io.Writer) *Writer { return &Writer{RowWriter: NewRowWriter(w)} }

// Finish ends the document and writes what there is. It returns the first error of all that was written.
func (d *Writer) Finish() error {
	if d.err != nil {
		return d.err
	}
	d.Rows = append(d.Rows, "\n}\n"...)
	return d.Flush()
}

// WriteItems writes a list, each item of which appendItem puts into a line of its own or into several with the indentation for that.
func WriteItems[T any](d *Writer, key string, items iter.Seq[T], appendItem func([]byte, T) []byte) {
	if d.err != nil {
		return
	}
	d.Rows = append(append(append(d.Rows, ",\n  \""...), key...), "\": ["...)
	separator, end := "\n    ", "]"
	for item := range items {
		d.Rows = appendItem(append(d.Rows, separator...), item)
		if d.err = d.Next(); d.err != nil {
			return
		}
		separator, end = ",\n    ", "\n  ]"
	}
	d.Rows = append(d.Rows, end...)
}

// List makes sure that JSON has [] and not null.
func List[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}
