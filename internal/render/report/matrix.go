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
	Told   *toldTables     `json:"told"`
	Opened []opened        `json:"opened"`
	Unused []unused        `json:"unused"`
	Asked  []asked         `json:"asked"`
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
	var told *toldTables
	parallel.Do(func() { told = newTold(m) }, func() { t = newTables(m, d, plain) }, func() { digest = objects.Digest(m.Tenant) })
	plain.finish()
	h := newHead("matrix", m.Tenant.Domain, digest, about)
	return &matrixData{head: h, Strings: d.Strings, Sets: d.Sets, tables: t, Told: told, Opened: plain.opened, Unused: plain.unusedScopes(), Asked: plain.asked(), Beside: beside.Bytes()}, plain, nil
}

// opened is what a policy opens to the applications of a party, also where the rows have the cells.
type opened struct {
	API          string   `json:"api"`
	Party        string   `json:"party"`
	SubjectType  string   `json:"subject_type"`
	Applications int      `json:"applications"`
	Unreachable  int      `json:"unreachable"` // how many of these have no flow for it
	Scopes       []string `json:"scopes"`
}

// unused is what an API declares and no application can use.
type unused struct {
	API    string   `json:"api"`
	Scopes []string `json:"scopes"`
}

// asked is a question, and what is to be said when its answer is nothing.
type asked struct {
	Title   string `json:"title"`
	Nothing string `json:"nothing"`
}

// asked are the questions in their order.
func (p *plainMatrix) asked() []asked {
	all := []asked{}
	for _, question := range p.Questions {
		all = append(all, asked{question.Title, question.Nothing})
	}
	return append(all, asked{"What do roles permit users?", "None that the project knows."})
}
