package source

import (
	"fmt"
	"path/filepath"
	"strings"
)

// withSubmodules adds the files of submodules that are checked out, as the working tree has them: at the commit that the entry names.
// One that is not checked out has no files in the working tree either. The names of entries start at a path of the repository.
func (r *repository) withSubmodules(at string, entries []entry) ([]entry, error) {
	all := entries
	for _, e := range entries {
		if e.kind != "commit" || strings.HasPrefix(e.name, ".") || strings.Contains(e.name, "/.") {
			continue
		}
		sub := r.submodule(joinPath(at, e.name))
		if sub == nil {
			continue
		}
		if _, err := sub.git("cat-file", "-e", e.hash+"^{commit}"); err != nil {
			return nil, fmt.Errorf("the submodule %q has no commit %s here: run git submodule update, or git fetch in it", e.name, short(e.hash))
		}
		inner, err := sub.below(e.hash)
		if err == nil {
			inner, err = sub.withSubmodules("", inner)
		}
		if err != nil {
			return nil, fmt.Errorf("submodule %q: %w", e.name, err)
		}
		for _, file := range inner {
			file.name = joinPath(e.name, file.name)
			all = append(all, file)
		}
	}
	return all, nil
}

// submodule is the repository of a submodule, nil where it is not checked out.
func (r *repository) submodule(at string) *repository {
	top, err := r.top()
	if err != nil {
		return nil // a bare repository has none
	}
	sub := &repository{dir: filepath.Join(top, filepath.FromSlash(at)), independent: true}
	inner, err := sub.top()
	if err != nil || inner == top {
		return nil // no folder, or an empty one, where git finds the outer repository
	}
	return sub
}
