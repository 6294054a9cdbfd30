package document

import (
	"io"

	"grants/internal/render/text"
)

// RowWriter gathers rows in memory, and writes when there are enough of them.
type RowWriter struct {
	to   io.Writer
	Rows []byte // append to it, then call Next
}

// NewRowWriter is one without rows.
func NewRowWriter(to io.Writer) *RowWriter {
	return &RowWriter{to: to, Rows: make([]byte, 0, 2*text.BufferSize)}
}

// Next is called after each row.
func (w *RowWriter) Next() error {
	if len(w.Rows) < text.BufferSize {
		return nil
	}
	return w.Flush()
}

// Flush writes what there is.
func (w *RowWriter) Flush() error {
	_, err := w.to.Write(w.Rows)
	w.Rows = w.Rows[:0]
	return err
}
