package cli

import (
	"cmp"
	"path/filepath"
	"strings"

	"grants/internal/source"
)

// repositoryPath names files by their path from the root of the repository that the project stands in, or from the working directory where
// there is no repository: so do the services that show findings beside code. A file outside has its absolute path. Symbolic links are
// followed, because services look for the file itself.
func (s *session) repositoryPath(p *project) func(string) string {
	root := cmp.Or(source.Root(resolved(s.onDisk(p, ""))), resolved(s.dir()))
	known := map[string]string{}
	return func(name string) string {
		if path, ok := known[name]; ok {
			return path
		}
		known[name] = relativeTo(root, resolved(s.onDisk(p, name)))
		return known[name]
	}
}

// file is the one that stands for the project: the project itself, or the place of its settings.
func (p *project) file() string { return cmp.Or(p.source.File, "grants.hcl") }

// onDisk is where a file lies that a diagnostic is about. The project's folder has no name.
func (s *session) onDisk(p *project, name string) string {
	return s.path(filepath.FromSlash(p.place(name)))
}

// resolved is an absolute path without symbolic links, as far as that can be had.
func resolved(path string) string {
	path, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		dir, _ := filepath.EvalSymlinks(filepath.Dir(path)) // the file itself need not exist
		return filepath.Join(cmp.Or(dir, filepath.Dir(path)), filepath.Base(path))
	}
	return real
}

// relativeTo is a slash-separated path from root; an absolute one for what is not below it.
func relativeTo(root, path string) string {
	relative, err := filepath.Rel(root, path)
	if err != nil || relative == ".." || strings.HasPrefix(relative, ".."+string(filepath.Separator)) {
		return filepath.ToSlash(path)
	}
	return filepath.ToSlash(relative)
}
