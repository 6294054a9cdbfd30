package matrix

import (
	"slices"

	"grants/compiler"
)

// rowEncoder appends the rows of a matrix. The start of a row is remembered for the next row of the same application, and the rest for the
// other applications whose cell differs in nothing else.
type rowEncoder struct {
	appendApplication func([]byte, *compiler.Application) []byte
	appendRest        func([]byte, *compiler.Access) []byte // all that does not depend on the application

	application *compiler.Application // whose start is remembered
	start       []byte
	rests       remembered
}

// append appends a row.
func (e *rowEncoder) append(b []byte, cell *compiler.Access) []byte {
	if e.application != cell.Application || e.start == nil {
		e.application, e.start = cell.Application, e.appendApplication(e.start[:0], cell.Application)
	}
	b = append(b, e.start...)
	if rest := e.rests.of(cell); rest != nil {
		return append(b, rest...)
	}
	from := len(b)
	b = e.appendRest(b, cell)
	e.rests.keep(cell, b[from:])
	return b
}

// remembered is what was made of the first cell of each group.
type remembered struct {
	byGroup [][]byte
	bytes   int
}

// maxRemembered bounds what is remembered of a tenant that has thousands of APIs with thousands of scopes.
const maxRemembered = 16 << 20

// of is nil for a cell that is not in a group, and for the first of its group.
func (r *remembered) of(cell *compiler.Access) []byte {
	if group := cell.Group(); group < len(r.byGroup) {
		return r.byGroup[group]
	}
	return nil
}

func (r *remembered) keep(cell *compiler.Access, text []byte) {
	group := cell.Group()
	if group == 0 || r.bytes+len(text) > maxRemembered {
		return
	}
	for len(r.byGroup) <= group {
		r.byGroup = append(r.byGroup, nil)
	}
	r.byGroup[group] = slices.Clone(text)
	r.bytes += len(text)
}
