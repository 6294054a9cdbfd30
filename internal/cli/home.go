package cli

import (
	"fmt"
	"os"
	"path"

	"grants/internal/settings"
	"grants/internal/source"
)

// home is the project that an argument names, or something of.
func (s *session) home(name string) source.Home { return source.FindHome(s.dir(), name, leftOut) }

// openSource opens what an argument names: the project of a folder and the path of the folder in it, or a file as a project of its own.
func (s *session) openSource(name string) (src *source.Project, within string, err error) {
	if info, err := os.Stat(s.path(name)); err != nil || !info.IsDir() {
		src, err := source.Open(s.dir(), name)
		return src, "", err
	}
	home := s.home(name)
	src, err = source.Open(s.dir(), home.Dir)
	return src, home.Within, err
}

// exclude gives options what the settings of a project say about its files.
func (s *session) exclude(opts *options, p *project) error {
	if p.source.File != "" || p.source.Config != nil {
		return nil
	}
	files, problems, err := settings.Excluded(p.source.FS)
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
func (s *session) notePart(p *project, what string) {
	if p.within != "" {
		fmt.Fprintf(s.env.Stderr, "grants: %q is part of the project in %q, and %s\n", oneLine(p.place(p.within)), oneLine(firstOf(p.source.Dir, ".")), what)
	}
}

// noteAlone says of a project that is one file what it misses and the project around it has.
func (s *session) noteAlone(p *project) error {
	if p.source.File == "" || !missesSomething(p) {
		return nil
	}
	file := path.Join(p.source.Dir, p.source.File)
	home := s.home(file)
	src, err := source.Open(s.dir(), home.Dir)
	if err != nil {
		return nil // so there is nothing to say
	}
	whole, err := s.compile(src)
	if err != nil {
		return nil
	}
	if missed := firstMissed(p, whole); missed != "" {
		fmt.Fprintf(s.env.Stderr, "grants: %q is read alone; %s is declared in the project in %q: name the folder to read all of it\n",
			oneLine(file), oneLine(missed), oneLine(home.Dir))
	}
	return nil
}
