package cli

import (
	"cmp"
	"path/filepath"
	"strings"

	"grants/internal/project"
	"grants/internal/source"
)

// repositoryPath names files by their path from the root of the repository that the project stands in, or from the working directory where
// there is no repository: so do the services that show findings beside code. A file outside has its absolute path. Symbolic links are
// followed, because services look for the file itself.
func (s *session) repositoryPath(p *project.Project) func(string) string {
	root := cmp.Or(source.Root(source.Resolved(s.onDisk(p, ""))), source.Resolved(s.dir()))
	known := map[string]string{}
	return func(name string) string {
		if path, ok := known[name]; ok {
			return path
		}
		known[name] = relativeTo(root, source.Resolved(s.onDisk(p, name)))
		return known[name]
	}
}

// onDisk is where a file lies that a diagnostic is about. The project's folder has no name.
func (s *session) onDisk(p *project.Project, name string) string {
	return s.path(filepath.FromSlash(p.Place(name)))
}

// relativeTo is a slash-separated path from root; an absolute one for what is not below it.
func relativeTo(root, path string) string {
	relative, err := filepath.Rel(root, path)
	if err != nil || relative == ".." || strings.HasPrefix(relative, ".."+string(filepath.Separator)) {
		return filepath.ToSlash(path)
	}
	return filepath.ToSlash(relative)
}
