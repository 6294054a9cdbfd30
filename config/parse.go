package config

import (
	"fmt"
	"io/fs"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"grants/diag"
)

// Parse reads a file in HCL's native syntax that is no configuration, within the limits that hold for configuration. The body is nil where a
// diagnostic says why; what a first mistake leads to is not reported. Characters that hide what the file says are mistakes beside it. Files has the file, as number 1. The error is for a file that could not be read.
func Parse(fsys fs.FS, name string) (*hclsyntax.Body, *diag.Files, []diag.Diagnostic, error) {
	p := newProject(Options{})
	u := &unit{file: p.files.Add(name)}
	c, err := readContent(fsys, name)
	if err != nil || !u.accept(p, c) {
		return nil, p.files, u.diagnostics, err
	}
	r := &reader{project: p, unit: u, name: name, content: c.text}
	if problem, at := measure(c.text).problem(); problem.Code != "" {
		u.reject(p, problem, byteSpan(u.file, at))
		return nil, p.files, u.diagnostics, nil
	}
	file, problems := hclsyntax.ParseConfig(c.text, name, hcl.Pos{Line: 1, Column: 1})
	if problems.HasErrors() {
		r.syntaxError(problems)
		return nil, p.files, u.diagnostics, nil
	}
	return file.Body.(*hclsyntax.Body), p.files, r.hidden(), nil
}

// hidden reports the characters that hide what a file says from those who review it, where no rule looks.
func (r *reader) hidden() []diag.Diagnostic {
	var found []diag.Diagnostic
	for _, c := range controlsIn(r.content, r.unit.file, nil) {
		found = append(found, diag.Diagnostic{
			Code: codeHiddenCharacter, Severity: diag.Error, Range: r.project.files.Range(c.Span),
			Message: fmt.Sprintf("the file contains U+%04X, which hides what it says", c.Rune), Detail: "Take it out.",
		})
	}
	return found
}
