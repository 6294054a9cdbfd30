package language

import (
	"fmt"
	"io/fs"
	"sync"

	"grants/diag"
	"grants/internal/files"
	"grants/internal/syntax"
)

// The budgets of a whole project. A tenant of 50,000 applications and 200,000 grants has 75 MB in 150,000 blocks.
const (
	maxProjectSize = 256 << 20 // bytes of all files
	maxBlocks      = 1_000_000 // of all files
)

// filesWithin is for how many files, in the order of their names, the budget of bytes lasts.
func (p *project) filesWithin(fsys fs.FS, names []string) int {
	budget := p.bytes
	for i, name := range names {
		if budget -= files.Size(fsys, name); budget < 0 {
			return i
		}
	}
	return len(names)
}

// beyond is a file that the budget of bytes does not last for. The first of them says so.
func (p *project) beyond(id diag.FileID, first bool) *unit {
	u := &unit{file: id, broken: true, lost: true}
	if first {
		u.reject(p, diag.Diagnostic{
			Code:    syntax.CodeLimit,
			Message: fmt.Sprintf("the project has more than %d MiB of configuration; this file and those after it are not read", p.bytes>>20),
			Detail:  "Split the project: one describes one tenant.",
		}, diag.Span{File: id})
	}
	return u
}

// spent is what of the budgets the files up to some file have used.
type spent struct {
	diagnostics, blocks int
	mostBlocks          int
}

func (s *spent) add(u *unit) {
	s.diagnostics += len(u.diagnostics)
	s.blocks += len(u.declarations)
}

// trim takes out of a file's unit what the files before it left no room for. What is trimmed does not depend on when that happens.
func (s *spent) trim(u *unit) {
	if s.diagnostics > maxDiagnostics {
		u.dropped, u.diagnostics, u.broken = u.dropped+len(u.diagnostics), nil, u.broken || len(u.diagnostics) > 0
	}
	if s.blocks > s.mostBlocks && len(u.declarations) > 0 {
		u.declarations, u.broken, u.lost = nil, true, true
	}
}

// trimmer trims files while others are being read, so that a project of nothing but mistakes does not take the memory for all of them.
type trimmer struct {
	mutex sync.Mutex
	units []*unit // by number; nil until they are read
	next  int     // the first that is not read yet, or behind which the budgets are spent
	spent spent
}

// add enters a file that was read.
func (t *trimmer) add(i int, u *unit) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	t.units[i] = u
	if i >= t.next {
		t.spent.trim(u)
	}
	for t.next < len(t.units) && t.units[t.next] != nil && !t.spent.all() {
		t.spent.add(t.units[t.next])
		t.next++
	}
}

func (s *spent) all() bool { return s.diagnostics > maxDiagnostics || s.blocks > s.mostBlocks }
