package render

import (
	"io"
	"iter"
)

// document is a JSON document of lists that may be too long to be held in memory.
type document struct {
	*rowWriter
	err error // nothing is written after it
}

// newDocument starts a document: append to its rows what comes before the first list, the opening brace included.
func newDocument(w io.Writer) *document { return &document{rowWriter: newRowWriter(w)} }

func (d *document) finish() error {
	if d.err != nil {
		return d.err
	}
	d.rows = append(d.rows, "\n}\n"...)
	return d.flush()
}

// writeItems writes a list, each item of which appendItem puts into a line of its own or into several with the indentation for that.
func writeItems[T any](d *document, key string, items iter.Seq[T], appendItem func([]byte, T) []byte) {
	if d.err != nil {
		return
	}
	d.rows = append(append(append(d.rows, ",\n  \""...), key...), "\": ["...)
	separator, end := "\n    ", "]"
	for item := range items {
		d.rows = appendItem(append(d.rows, separator...), item)
		if d.err = d.next(); d.err != nil {
			return
		}
		separator, end = ",\n    ", "\n  ]"
	}
	d.rows = append(d.rows, end...)
}

// list makes sure that JSON has [] and not null.
func list[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}
