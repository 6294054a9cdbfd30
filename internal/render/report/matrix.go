package report

import (
	"bytes"
	"encoding/json"
	"io"

	"grants/internal/render/matrix"
)

// matrixData is a matrix: its rows as tables, and the lists beside them as in its JSON.
type matrixData struct {
	head
	Strings []string `json:"strings"`
	Sets    [][]int  `json:"sets"`
	*tables
	Beside json.RawMessage `json:"beside"`
}

// Matrix writes the cells of a tenant as a page.
func Matrix(w io.Writer, m *matrix.Selection, about About) error {
	data, plain, err := newMatrixData(m, about)
	if err != nil {
		return err
	}
	return write(w, data.head, data, plain)
}

func newMatrixData(m *matrix.Selection, about About) (*matrixData, *plainMatrix, error) {
	var beside bytes.Buffer
	if err := matrix.Beside(&beside, m); err != nil {
		return nil, nil, err
	}
	d, plain := newDictionary(), newPlainMatrix(m)
	t := newTables(m, d, plain)
	plain.finish()
	return &matrixData{head: newHead("matrix", m.Tenant.Domain, about), Strings: d.Strings, Sets: d.Sets, tables: t, Beside: beside.Bytes()}, plain, nil
}
