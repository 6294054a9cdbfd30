package cli

import (
	"errors"
	"fmt"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/internal/render/findings"
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

// open reads and compiles the project that a command's arguments name: by default the current directory.
func (s *session) open(args []string) (*project, error) {
	name := argument(args)
	src, within, err := s.openSource(name)
	if err != nil {
		return nil, err
	}
	p, err := s.compile(src)
	if err != nil {
		return nil, err
	}
	if p.within = within; p.files == 0 || src.File == settings.File {
		return nil, noConfiguration(src, name)
	}
	return p, nil
}

// compile reads and compiles a project that may be empty and may not compile.
func (s *session) compile(src *source.Project) (*project, error) {
	opts, err := s.options(src)
	if err != nil {
		return nil, err
	}
	return load(src, opts)
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

// compiled is for commands that need a tenant: where the project does not compile, it says why on standard error.
func (s *session) compiled(args []string) (*project, error) {
	p, err := s.open(args)
	if err != nil {
		return nil, err
	}
	if err := s.noteAlone(p); err != nil {
		return nil, err
	}
	return p, s.refuse(p)
}

// refuse prints the errors of a project that does not compile. It is nil for one that does.
func (s *session) refuse(p *project) error { return s.refuseAs("the configuration", p) }

func (s *session) refuseAs(name string, p *project) error {
	if !diag.HasErrors(p.diagnostics) {
		return nil
	}
	report := p.report(p.diagnostics, diag.Error)
	report.Width = terminalWidth(s.env.Stderr)
	if err := findings.Text(s.env.Stderr, report, s.colored(s.env.Stderr)); err != nil {
		return errors.Join(errReported, err)
	}
	fmt.Fprintf(s.env.Stderr, "grants: %s does not compile\n", oneLine(name))
	return errReported
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
