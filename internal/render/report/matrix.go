package report

import (
	"bytes"
	"encoding/json"
	"io"

	"grants/internal/parallel"
	"grants/internal/render/matrix"
	"grants/plan/objects"
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
	d, plain, digest := newDictionary(3*len(m.Tenant.Applications)+len(m.Tenant.ClientGrants), len(m.Tenant.ClientGrants)), newPlainMatrix(m), ""
	var t *tables
	parallel.Do(func() { digest = objects.Digest(m.Tenant) }, func() { t = newTables(m, d, plain) })
	plain.finish()
	h := newHead("matrix", m.Tenant.Domain, digest, about)
	return &matrixData{head: h, Strings: d.Strings, Sets: d.Sets, tables: t, Beside: beside.Bytes()}, plain, nil
}
