package render

import (
	"bufio"
	"io"
)

// MatrixNDJSON writes one cell a line and nothing else. It needs no more memory for more cells.
func MatrixNDJSON(w io.Writer, m *Matrix) error {
	out := bufio.NewWriterSize(w, bufferSize)
	var row []byte
	for cell := range m.access() {
		row = append(appendAccess(row[:0], cell), '\n')
		if _, err := out.Write(row); err != nil {
			return err
		}
	}
	return out.Flush()
}
