// Package settings reads what a project sets about the tool itself: the file grants.hcl at its root.
package settings

import (
	"errors"
	"io/fs"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"grants/diag"
	"grants/internal/syntax"
	"grants/lint"
)

// File is the name of the file, at the root of a project.
const File = "grants.hcl"

// Settings are those of one project. The zero value is that of a project without the file.
type Settings struct {
	Lint  lint.Settings
	Plan  Plan
	Files Files
}

// Plan is what was set about plan.
type Plan struct {
	Against lint.Choice[string]   // the baseline; empty where nothing was set
	FailOn  lint.Choice[[]string] // the gates
}

// Load reads the settings of the project whose root fsys is. What users wrote wrong comes back as diagnostics, sorted, and the settings
// are not to be used then; the error is for a file that could not be read. Which rules there are, and whether something is a gate, is for the caller to
// say.
func Load(fsys fs.FS, rules []*lint.Rule, checkGate func(string) error) (*Settings, []diag.Diagnostic, error) {
	r := &reader{settings: &Settings{}, known: rules, checkGate: checkGate}
	info, err := fs.Stat(fsys, File)
	switch {
	case errors.Is(err, fs.ErrNotExist) || err == nil && info.IsDir():
		return r.settings, nil, nil
	case err == nil && !info.Mode().IsRegular():
		return nil, nil, errors.New(File + " is neither a file nor a folder")
	}
	body, err := r.parse(fsys)
	if err != nil {
		return nil, nil, err
	}
	if body != nil {
		r.file(body)
	}
	diag.Sort(r.problems)
	return r.settings, r.problems, nil
}

// parse is the body of the file, nil where a diagnostic says why.
func (r *reader) parse(fsys fs.FS) (*hclsyntax.Body, error) {
	body, files, problems, err := syntax.ParseFile(fsys, File)
	r.files, r.problems = files, problems
	return body, err
}
