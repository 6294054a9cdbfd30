package render

import "io"

// rowWriter gathers rows in memory, and writes when there are enough of them.
type rowWriter struct {
	to   io.Writer
	rows []byte // append to it, then call next
}

func newRowWriter(to io.Writer) *rowWriter {
	return &rowWriter{to: to, rows: make([]byte, 0, 2*bufferSize)}
}

// next is called after each row.
func (w *rowWriter) next() error {
	if len(w.rows) < bufferSize {
		return nil
	}
	return w.flush()
}

func (w *rowWriter) flush() error {
	_, err := w.to.Write(w.rows)
	w.rows = w.rows[:0]
	return err
}
