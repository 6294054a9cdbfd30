package invocation

import (
	"cmp"
	"path/filepath"
	"strings"

	"grants/internal/project"
	"grants/internal/source"
)

// RepositoryPath names files by their path from the root of the repository that the project stands in, or from the working directory where
// there is no repository: so do the services that show findings beside code. A file outside has its absolute path. Symbolic links are
// followed, because services look for the file itself.
func (r *Run) RepositoryPath(p *project.Project) func(string) string {
	root := cmp.Or(source.Root(source.Resolved(r.onDisk(p, ""))), source.Resolved(r.Folder()))
	known := map[string]string{}
	return func(name string) string {
		if path, ok := known[name]; ok {
			return path
		}
		known[name] = RelativeTo(root, source.Resolved(r.onDisk(p, name)))
		return known[name]
	}
}

// onDisk is where a file lies that a diagnostic is about. The project's folder has no name.
func (r *Run) onDisk(p *project.Project, name string) string {
	return r.Path(filepath.FromSlash(p.Place(name)))
}

// RelativeTo is a slash-separated path from root; an absolute one for what is not below it.
func RelativeTo(root, path string) string {
	relative, err := filepath.Rel(root, path)
	if err != nil || relative == ".." || strings.HasPrefix(relative, ".."+string(filepath.Separator)) {
		return filepath.ToSlash(path)
	}
	return filepath.ToSlash(relative)
}

// RepositoryFile names a file, as a plan does, by its path from the root of the repository, as RepositoryPath does.
func (r *Run) RepositoryFile(file string) string {
	at := source.Resolved(r.Path(filepath.FromSlash(file)))
	return RelativeTo(cmp.Or(source.Root(filepath.Dir(at)), source.Resolved(r.Folder())), at)
}
