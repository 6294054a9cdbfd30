package language

import (
	"io/fs"
	"strings"

	"grants/config"
	"grants/diag"
	"grants/internal/files"
	"grants/internal/ignores"
	"grants/internal/intern"
	"grants/internal/jsonform"
	"grants/internal/syntax"
)

// unit is what one file says, before anything is evaluated.
type unit struct {
	file         diag.FileID
	declarations []*declaration
	variables    []*variable
	locals       []*local
	diagnostics  []diag.Diagnostic
	dropped      int // diagnostics that are not kept
	ignores      []config.Ignore
	controls     []config.Control
	broken       bool // some block could not be read
	brokenLocals bool // a locals block could not be read: any local may be missing
	lost         bool // nothing of the file could be read
}

// read reads and parses one file.
func (p *project) read(fsys fs.FS, name string, id diag.FileID) (*unit, error) {
	c, err := files.Read(fsys, name)
	if err != nil {
		return nil, err
	}
	return p.parse(name, id, c), nil
}

func (p *project) parse(name string, id diag.FileID, c files.Content) *unit {
	u := &unit{file: id}
	if !u.accept(p, c) {
		return u
	}
	r := &reader{project: p, unit: u, name: name, content: c.Text, strings: intern.Strings{}}
	if strings.HasSuffix(name, ".json") {
		r.readJSON()
	} else {
		r.readNative()
	}
	u.controls = syntax.Controls(c.Text, id, u.diagnostics)
	return u
}

// readJSON reads HCL's JSON form: it is rewritten as the native form, so that everything after that is the same for both.
func (r *reader) readJSON() {
	read := jsonform.Read(r.project.files, r.name, r.content, r.unit.file)
	for _, d := range read.Problems {
		r.report(d)
	}
	r.unit.broken = r.unit.broken || read.Broken
	if read.Body == nil {
		r.unit.broken, r.unit.lost = true, true
		return
	}
	r.readBody(read.Body)
	r.unit.ignores = append(r.unit.ignores, ignores.InJSON(r.content, r.unit.file)...)
}

// accept enters the content of the unit's file, and reports whether there is nothing wrong with it before any parser sees it.
func (u *unit) accept(p *project, c files.Content) bool {
	p.files.SetContent(u.file, c.Text)
	problem, span := syntax.RefuseContent(c, u.file)
	if problem.Code != "" {
		u.reject(p, problem, span)
	}
	return problem.Code == ""
}

// reject records why a file is not looked at at all.
func (u *unit) reject(p *project, problem diag.Diagnostic, span diag.Span) {
	problem.Severity = diag.Error
	problem.Range = p.files.Range(span)
	u.diagnostics = append(u.diagnostics, problem)
	u.broken, u.lost = true, true
}
