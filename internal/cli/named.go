package cli

import (
	"cmp"
	"fmt"
	"os"
	"slices"

	"grants/internal/files"
	"grants/internal/project"
	"grants/internal/source"
)

// openNamed opens the project of files and folders, and lets the report be about those.
func (s *session) openNamed(args []string, flags *lintFlags) (*project.Project, error) {
	if len(args) == 0 {
		args = []string{"."}
	}
	if len(args) == 1 && (s.IsElsewhere(args[0]) || s.isFile(args[0]) && !project.IsConfiguration(args[0])) {
		return s.Open(args)
	}
	home, names, err := s.homeOf(args)
	if err != nil {
		return nil, err
	}
	src, err := source.Open(s.Folder(), home)
	if err != nil {
		return nil, err
	}
	p, err := s.Compile(src)
	switch {
	case err != nil:
		return nil, err
	case p.Files == 0:
		return nil, project.NoConfiguration(src, args[0])
	}
	return s.selectParts(p, args, names, flags)
}

func (s *session) isFile(name string) bool {
	info, err := os.Stat(s.Path(name))
	return err == nil && !info.IsDir()
}

// homeOf is the project that some files and folders belong to, and their paths in it.
func (s *session) homeOf(args []string) (dir string, names []string, err error) {
	var all []string
	for _, name := range args {
		if _, err := os.Stat(s.Path(name)); err != nil {
			_, err := source.Open(s.Folder(), name)
			return "", nil, err
		}
		home := s.Home(name)
		if !slices.ContainsFunc(all, func(other string) bool { return s.Path(other) == s.Path(home.Dir) }) {
			all = append(all, home.Dir)
		}
		names = append(names, home.Within)
	}
	if len(all) > 1 {
		return "", nil, fmt.Errorf("these are of %d projects, such as %q and %q: lint each by itself; a grants.hcl in a folder, empty or not, makes one project of what is below it",
			len(all), all[0], all[1])
	}
	return all[0], names, nil
}

// selectParts lets the report be about parts of a project. A file that the project leaves out is told: hooks name every file that changed.
func (s *session) selectParts(p *project.Project, args, names []string, flags *lintFlags) (*project.Project, error) {
	sources := p.Sources()
	for i, name := range names {
		switch {
		case name == "":
			flags.selected = nil
			return p, nil
		case !s.isFile(args[i]) || slices.Contains(sources, name):
			flags.selected = append(flags.selected, name)
		case source.IsNeverRead(name) || project.LeftOut(s.Path(cmp.Or(p.Source.Dir, ".")), name):
			s.noteLeftOut(args[i], cmp.Or(p.Source.Dir, "."))
			flags.selected = append(flags.selected, name)
		case project.IsConfiguration(name) && !files.HasConfigName(name):
			flags.selected = append(flags.selected, name) // values that are not given now
		case len(args) == 1:
			return s.Open(args) // a link that leads out of the project, say
		default:
			return nil, fmt.Errorf("%q is no file of the project in %q", args[i], cmp.Or(p.Source.Dir, "."))
		}
	}
	return p, nil
}
