package cli

import (
	"cmp"
	"io/fs"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/internal/settings"
	"grants/internal/source"
)

// project is a project that was read and compiled.
type project struct {
	source      *source.Project
	tenant      *compiler.Tenant
	diagnostics []diag.Diagnostic  // of reading and compiling, sorted
	files       int                // of configuration
	values      map[string]varFile // files of values by the names that diagnostics have
	commit      string             // what git writes before the names of the files of a commit: HASH:FOLDER/; else empty
	within      string             // the folder of the project that it was asked about, by its path in it; empty for all of it
}

func load(src *source.Project, opts options) (*project, error) {
	if src.Config != nil {
		return compileConfig(src, src.Config, nil, opts), nil
	}
	cfg, diagnostics, err := config.Load(src.FS, opts.Options)
	if err != nil {
		return nil, err
	}
	return compileConfig(src, cfg, diagnostics, opts), nil
}

func compileConfig(src *source.Project, cfg *config.Config, diagnostics []diag.Diagnostic, opts options) *project {
	tenant, more := compiler.Compile(cfg)
	diagnostics = append(diagnostics, more...)
	diag.Sort(diagnostics)
	p := &project{source: src, tenant: tenant, diagnostics: diagnostics, files: cfg.Sources, values: opts.files}
	tenant.Shown = p.shown
	return p
}

// place is what the user calls a file that a diagnostic is about.
func (p *project) place(name string) string {
	if file, ok := p.values[name]; ok {
		return file.shown
	}
	if p.commit != "" {
		return p.commit + name
	}
	return p.source.Shown(name)
}

// shown is what a plan calls a file, whose side says which commit it is of.
func (p *project) shown(name string) string {
	if file, ok := p.values[name]; ok {
		return file.shown
	}
	return p.source.Shown(name)
}

// read is the text of a file that a diagnostic is about, nil where it can't be read again.
func (p *project) read(name string) []byte {
	if file, ok := p.values[name]; ok {
		return file.content
	}
	content, err := p.source.ReadFile(name)
	if err != nil {
		return nil
	}
	return content
}

// file is the one that stands for the project: the project itself, or the place of its settings.
func (p *project) file() string { return cmp.Or(p.source.File, "grants.hcl") }

// sources are the files of the project that findings can be in: its configuration, its settings and its files of values.
func (p *project) sources() []string {
	var names []string
	if _, err := fs.Stat(p.source.FS, settings.File); err == nil && p.source.File == "" {
		names = append(names, settings.File)
	}
	files := p.tenant.Config.Files
	for i := range files.Len() {
		names = append(names, files.Name(diag.FileID(i+1)))
	}
	return names
}

// torn reports whether a part of the project could not be read.
func (p *project) torn() bool { return p.tenant != nil && p.tenant.Config.Incomplete }

// isGiven reports whether a file has values that somebody gives, and so is none of the project's.
func (p *project) isGiven(name string) bool {
	_, given := p.values[name]
	return given
}
