package render

import "io"

// MatrixNDJSON writes one cell a line, after them the grants that lead nowhere, and nothing else. It needs no more memory for more cells.
func MatrixNDJSON(w io.Writer, m *Matrix) error {
	out, encoder := newRowWriter(w), newAccessEncoder()
	for cell := range m.access() {
		out.rows = append(encoder.append(out.rows, cell), '\n')
		if err := out.next(); err != nil {
			return err
		}
	}
	for grant := range m.unresolved() {
		out.rows = append(appendUnresolved(out.rows, grant), '\n')
		if err := out.next(); err != nil {
			return err
		}
	}
	return out.flush()
}
