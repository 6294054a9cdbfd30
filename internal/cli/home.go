package cli

import (
	"fmt"
	"os"
	"path"

	"grants/internal/project"
	"grants/internal/settings"
	"grants/internal/source"
)

// home is the project that an argument names, or something of.
func (s *session) home(name string) source.Home {
	return source.FindHome(s.dir(), name, project.LeftOut)
}

// openSource opens what an argument names: the project of a folder and the path of the folder in it, or a file as a project of its own.
func (s *session) openSource(name string) (src *source.Project, within string, err error) {
	if source.IsForeign(name) {
		sides, err := s.foreign()
		if err != nil {
			return nil, "", err
		}
		src, _, err := sides.Head(name)
		return src, "", err
	}
	if info, err := os.Stat(s.path(name)); err != nil || !info.IsDir() {
		src, err := source.Open(s.dir(), name)
		return src, "", err
	}
	home := s.home(name)
	src, err = source.Open(s.dir(), home.Dir)
	return src, home.Within, err
}

// exclude gives options what the settings of a project say about its files.
func (s *session) exclude(opts *project.Options, p *project.Project) error {
	if p.Source.File != "" || p.Source.Config != nil {
		return nil
	}
	files, problems, err := settings.Excluded(p.Source.FS)
	switch {
	case err != nil:
		return err
	case len(problems) > 0:
		return &badSettings{p, problems}
	case len(files.Exclude.Value) > 0:
		opts.LeaveOut = files.LeavesOut
	}
	return nil
}

// notePart says that an answer is about more than the folder that was named.
func (s *session) notePart(p *project.Project, what string) {
	if p.Within != "" {
		fmt.Fprintf(s.env.Stderr, "grants: %q is part of the project in %q, and %s\n", oneLine(p.Place(p.Within)), oneLine(firstOf(p.Source.Dir, ".")), what)
	}
}

// noteAlone says of a project that is one file what it misses and the project around it has.
func (s *session) noteAlone(p *project.Project) error {
	if p.Source.File == "" || !project.MissesSomething(p) {
		return nil
	}
	file := path.Join(p.Source.Dir, p.Source.File)
	home := s.home(file)
	src, err := source.Open(s.dir(), home.Dir)
	if err != nil {
		return nil // so there is nothing to say
	}
	whole, err := s.compile(src)
	if err != nil {
		return nil
	}
	if missed := project.FirstMissed(p, whole); missed != "" {
		fmt.Fprintf(s.env.Stderr, "grants: %q is read alone; %s is declared in the project in %q: name the folder to read all of it\n",
			oneLine(file), oneLine(missed), oneLine(home.Dir))
	}
	return nil
}
