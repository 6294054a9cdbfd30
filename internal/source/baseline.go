package source

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Info says what a baseline was resolved to.
type Info struct {
	Spec     string   // SCHEME:VALUE, also where the scheme was left out
	Kind     string   // git, dir, empty
	Revision string   // the full hash of the commit; empty where there is none
	Path     string   // within the repository, or as the folder was named; "." for the root
	Notes    []string // what was not as expected, without being wrong
}

// Baseline opens what a project is compared with:
//
//	git:REV[:PATH]         the commit that git rev-parse knows by REV
//	merge-base:REF[:PATH]  the best common ancestor of HEAD and REF
//	dir:PATH               a folder, or a file
//	empty:                 nothing
//
// PATH within a repository starts at its root, or at the project where it begins with ./ or ../; without it the project's own path is
// meant. A value without a scheme is a revision where git knows it and no folder has that name.
// Relative names of folders start from base, as in Open.
func Baseline(spec, base string, head *Project) (*Project, Info, error) {
	scheme, value, found := strings.Cut(spec, ":")
	if !found {
		return guess(spec, base, head)
	}
	info := Info{Spec: spec, Kind: scheme}
	project, err := info.open(scheme, value, base, head)
	if err != nil {
		return nil, info, fmt.Errorf("baseline %q: %w", spec, err)
	}
	return project, info, nil
}

func (i *Info) open(scheme, value, base string, head *Project) (*Project, error) {
	switch {
	case scheme == "git" && value != "", scheme == "merge-base" && value != "":
		i.Kind = "git"
		return openRevision(i, scheme, value, base, head)
	case scheme == "dir" && value != "":
		i.Path = filepath.ToSlash(filepath.Clean(value))
		return Open(base, value)
	case scheme == "empty" && value == "":
		return &Project{FS: tree{}}, nil
	}
	return nil, errors.New("expected git:REV[:PATH], merge-base:REF[:PATH], dir:PATH or empty:")
}

// folderOf is where a project is, for git to run in.
func folderOf(base string, project *Project) string {
	dir := filepath.FromSlash(project.Dir)
	if filepath.IsAbs(dir) {
		return dir
	}
	return filepath.Join(base, dir)
}

// guess reads a value without a scheme.
func guess(value, base string, head *Project) (*Project, Info, error) {
	name := value
	if !filepath.IsAbs(name) {
		name = filepath.Join(base, name)
	}
	_, err := os.Stat(name)
	if exists := err == nil; !exists && value != "" {
		project, info, err := Baseline("git:"+value, base, head)
		if err == nil {
			return project, info, nil
		}
	}
	return nil, Info{Spec: value}, fmt.Errorf("baseline %q: write git:%s for a revision or dir:%s for a folder", value, value, value)
}

func openRevision(info *Info, scheme, value, base string, head *Project) (*Project, error) {
	revision, name, named := strings.Cut(value, ":")
	r, err := openRepository(folderOf(base, head))
	if err != nil {
		return nil, err
	}
	if scheme == "merge-base" {
		info.Revision, err = r.mergeBase(revision)
	} else {
		info.Revision, err = r.commit(revision)
	}
	if err != nil {
		return nil, err
	}
	at := path.Join(r.prefix, head.File)
	if named {
		at = r.resolve(name)
	}
	info.Path = at
	if at == "" {
		info.Path = "."
	}
	return r.project(info, at)
}

// project is what a commit has at a path. A path that it does not have is an empty project: that is what it was then.
func (r *repository) project(info *Info, at string) (*Project, error) {
	found, err := r.find(info.Revision, at)
	switch {
	case err != nil:
		return nil, err
	case found == nil:
		info.note("%q does not exist in %s, so the baseline is empty", info.Path, short(info.Revision))
		return &Project{FS: tree{}}, nil
	case found.kind == "tree":
		return r.folder(info, found.hash)
	case !found.isFile():
		info.note("%q is a symbolic link or a submodule in %s, which is not followed, so the baseline is empty", info.Path, short(info.Revision))
		return &Project{FS: tree{}}, nil
	}
	found.name = path.Base(at)
	files, err := r.read([]entry{*found})
	if err != nil {
		return nil, err
	}
	return &Project{FS: files, File: found.name}, nil
}

func (r *repository) folder(info *Info, hash string) (*Project, error) {
	entries, err := r.below(hash)
	if err != nil {
		return nil, err
	}
	var wanted []entry
	for _, e := range entries {
		switch {
		case !isConfiguration(e.name):
		case e.isFile():
			wanted = append(wanted, e)
		default:
			info.note("%q is a symbolic link or a submodule in %s, which is not followed", e.name, short(info.Revision))
		}
	}
	files, err := r.read(wanted)
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		info.note("%q has no configuration in %s, so the baseline is empty", info.Path, short(info.Revision))
	}
	return &Project{FS: files}, nil
}

func (i *Info) note(format string, args ...any) {
	i.Notes = append(i.Notes, fmt.Sprintf(format, args...))
}

// isConfiguration is the rule of config.Load: *.grants.hcl and *.grants.json, and nothing hidden.
func isConfiguration(name string) bool {
	if !fs.ValidPath(name) || !strings.HasSuffix(name, ".grants.hcl") && !strings.HasSuffix(name, ".grants.json") {
		return false
	}
	return !strings.HasPrefix(name, ".") && !strings.Contains(name, "/.")
}

func short(revision string) string { return revision[:min(len(revision), 7)] }
