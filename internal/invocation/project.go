package invocation

import (
	"errors"
	"fmt"

	"grants/diag"
	"grants/internal/project"
	"grants/internal/render/findings"
	"grants/internal/settings"
	"grants/internal/source"
)

// Open reads and compiles the project that a command's arguments name: by default the current directory.
func (r *Run) Open(args []string) (*project.Project, error) {
	name := Argument(args)
	opened, err := r.OpenSource(name)
	if err != nil {
		return nil, err
	}
	src := opened.Source
	p, err := r.Compile(src)
	if err != nil {
		return nil, err
	}
	if p.Within, p.Commit = opened.Within, opened.Commit; name != "empty:" && p.Files == 0 && src.Config == nil || src.File == settings.File {
		return nil, project.NoConfiguration(src, name)
	}
	return p, nil
}

// Compile reads and compiles a project that may be empty and may not compile.
func (r *Run) Compile(src *source.Project) (*project.Project, error) {
	opts, err := r.Options(src)
	if err != nil {
		return nil, err
	}
	return project.Load(src, opts)
}

// Compiled is for commands that need a tenant: where the project does not compile, it says why on standard error.
func (r *Run) Compiled(args []string) (*project.Project, error) {
	p, err := r.Open(args)
	if err != nil {
		return nil, err
	}
	if err := r.NoteAlone(p); err != nil {
		return nil, err
	}
	return p, r.Refuse(p)
}

// CompiledAt is Compiled for a state that may be a revision without a scheme.
func (r *Run) CompiledAt(name string) (*project.Project, error) {
	p, err := r.OpenAt(name)
	if err != nil {
		return nil, err
	}
	return p, r.RefuseAs(name, p)
}

// Refuse prints the errors of a project that does not compile. It is nil for one that does.
func (r *Run) Refuse(p *project.Project) error { return r.RefuseAs("the configuration", p) }

// RefuseAs is Refuse with a name for the project.
func (r *Run) RefuseAs(name string, p *project.Project) error {
	if !diag.HasErrors(p.Diagnostics) {
		return nil
	}
	report := ReportOf(p, p.Diagnostics, diag.Error)
	report.Width = TerminalWidth(r.Stderr)
	if err := findings.Text(r.Stderr, report, r.Colored(r.Stderr)); err != nil {
		return errors.Join(ErrReported, err)
	}
	fmt.Fprintf(r.Stderr, "grants: %s does not compile\n", OneLine(name))
	return ErrReported
}
