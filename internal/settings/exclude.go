package settings

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"grants/diag"
	"grants/lint"
)

// Files is which files a project has.
type Files struct {
	Exclude  lint.Choice[[]string] // globs of files and folders that are none of it
	Policies []lint.Choice[string] // folders outside it that have policies, slash-separated, as seen from its own
}

// LeavesOut reports whether a file or folder is none of the project's, by its path in it.
func (f *Files) LeavesOut(name string) bool {
	for ; name != "." && name != "/"; name = path.Dir(name) {
		for _, glob := range f.Exclude.Value {
			if doublestar.MatchUnvalidated(glob, name) {
				return true
			}
		}
	}
	return false
}

// maxSettings is more bytes than the file may have: syntax.ParseFile refuses what is larger than configuration.
const maxSettings = 8 << 20

// Excluded reads which files the project has whose root fsys is, and nothing else of its settings. With diagnostics, that is not known.
func Excluded(fsys fs.FS) (*Files, []diag.Diagnostic, error) {
	r := &reader{settings: &Settings{}}
	info, err := fs.Stat(fsys, File)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxSettings {
		return &r.settings.Files, nil, nil // Load says what is wrong with it, where settings count
	}
	if content, err := fs.ReadFile(fsys, File); err != nil || !bytes.Contains(content, []byte("exclude")) && !bytes.Contains(content, []byte("policies")) {
		return &r.settings.Files, nil, nil
	}
	body, err := r.parse(fsys)
	if err == nil && body != nil {
		if a := body.Attributes["exclude"]; a != nil {
			r.exclude(a)
		}
		if a := body.Attributes["policies"]; a != nil {
			r.policies(a)
		}
	}
	return &r.settings.Files, r.problems, err
}

func (r *reader) exclude(a *hclsyntax.Attribute) {
	choice, ok := read[[]string](r, a)
	if !ok {
		return
	}
	r.checkGlobs(a, choice.Value, "a project")
	r.settings.Files.Exclude = choice
}

// policies reads the folders with policies. They are relative, so that every checkout and every commit has its own.
func (r *reader) policies(a *hclsyntax.Attribute) {
	choice, ok := read[[]string](r, a)
	if !ok {
		return
	}
	for i, folder := range choice.Value {
		at := a.Expr.(*hclsyntax.TupleConsExpr).Exprs[i].Range()
		if folder == "" || strings.Contains(folder, "\\") || path.IsAbs(folder) || strings.Contains(folder, ":") {
			r.report("unknown-value", at, fmt.Sprintf("%q is no folder as seen from the project's own", folder), `Write it with slashes, from the folder that has grants.hcl: "../company-policies".`)
			continue
		}
		r.settings.Files.Policies = append(r.settings.Files.Policies, lint.Choice[string]{Value: path.Clean(folder), At: r.rng(at)})
	}
}
