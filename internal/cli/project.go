package cli

import (
	"errors"
	"fmt"

	"grants/diag"
	"grants/internal/project"
	"grants/internal/render/findings"
	"grants/internal/settings"
	"grants/internal/source"
)

// open reads and compiles the project that a command's arguments name: by default the current directory.
func (s *session) open(args []string) (*project.Project, error) {
	name := argument(args)
	src, within, err := s.openSource(name)
	if err != nil {
		return nil, err
	}
	p, err := s.compile(src)
	if err != nil {
		return nil, err
	}
	if p.Within = within; p.Files == 0 || src.File == settings.File {
		return nil, project.NoConfiguration(src, name)
	}
	return p, nil
}

// compile reads and compiles a project that may be empty and may not compile.
func (s *session) compile(src *source.Project) (*project.Project, error) {
	opts, err := s.options(src)
	if err != nil {
		return nil, err
	}
	return project.Load(src, opts)
}

// compiled is for commands that need a tenant: where the project does not compile, it says why on standard error.
func (s *session) compiled(args []string) (*project.Project, error) {
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
func (s *session) refuse(p *project.Project) error { return s.refuseAs("the configuration", p) }

func (s *session) refuseAs(name string, p *project.Project) error {
	if !diag.HasErrors(p.Diagnostics) {
		return nil
	}
	report := reportOf(p, p.Diagnostics, diag.Error)
	report.Width = terminalWidth(s.env.Stderr)
	if err := findings.Text(s.env.Stderr, report, s.colored(s.env.Stderr)); err != nil {
		return errors.Join(errReported, err)
	}
	fmt.Fprintf(s.env.Stderr, "grants: %s does not compile\n", oneLine(name))
	return errReported
}
