package matrix

import (
	"io"

	"grants/internal/render/document"
)

// NDJSON writes one cell a line, after them the grants that lead nowhere, and nothing else. It needs no more memory for more cells.
func NDJSON(w io.Writer, m *Selection) error {
	out, encoder := document.NewRowWriter(w), newAccessEncoder()
	for cell := range m.Access() {
		out.Rows = append(encoder.append(out.Rows, cell), '\n')
		if err := out.Next(); err != nil {
			return err
		}
	}
	for grant := range m.unresolved() {
		out.Rows = append(appendUnresolved(out.Rows, grant), '\n')
		if err := out.Next(); err != nil {
			return err
		}
	}
	return out.Flush()
}
