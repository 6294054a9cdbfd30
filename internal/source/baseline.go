package source

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Info says what one side of a comparison was resolved to.
type Info struct {
	Spec     string   // SCHEME:VALUE, also where the scheme was left out
	Kind     string   // git, index, dir, json, empty
	Revision string   // the full hash of the commit; empty where there is none
	Path     string   // within the repository, or as the folder or file was named; "." for the root
	Digest   string   // that a snapshot says it has; else empty
	Notes    []string // what was not as expected, without being wrong

	foreign *string // of a foreign source: the folder that its files are named from

	leftOut map[string]string // the commits of submodules that are not checked out, by their paths in the project
}

// Prefix is what makes the name of a file the name that git show knows it by: HASH:FOLDER/. It is empty where there is no commit.
func (i *Info) Prefix() string {
	if i.Revision == "" {
		return ""
	}
	folder := i.Path
	switch {
	case i.foreign != nil:
		folder = *i.foreign
	case isFileName(folder):
		folder = path.Dir(folder)
	}
	if folder = joinPath(folder, ""); folder != "" {
		folder += "/"
	}
	return short(i.Revision) + ":" + folder
}

// Sides opens the two sides of a comparison. Both are states of one project:
//
//	git:REV[:PATH]         the commit that git rev-parse knows by REV
//	merge-base:REF[:PATH]  the best common ancestor of REF and the head, or of REF and HEAD where the head is no commit
//	index:[PATH]           what is staged
//	dir:PATH               a folder, or a file
//	json:FILE              a snapshot
//	empty:                 nothing
//
// PATH within a repository starts at its root, or at the project where it begins with ./ or ../; without it the project's own path is
// meant. A value without a scheme is a revision where git knows it and no folder has that name.
type Sides struct {
	Base string // the folder that relative names of folders and files start from; empty for the current one
	Name string // the project's folder or file, as in Open; with Head it need not exist

	Foreign Foreign // how foreign sources are read

	Files *Files // reads what is named beside the project; nil reads every time

	head    string            // the commit that is compared; empty where it is none
	headIs  bool              // it was opened, and is not the working tree
	leftOut map[string]string // of the head, as in Info
}

// Head opens the state that is compared. Against counts merge bases from it.
func (s *Sides) Head(spec string) (*Project, Info, error) {
	project, info, err := s.resolve("head", spec)
	s.head, s.headIs, s.leftOut = info.Revision, true, info.leftOut
	return project, info, err
}

// Open opens a state by itself.
func (s *Sides) Open(spec string) (*Project, Info, error) {
	scheme, value, _ := strings.Cut(spec, ":")
	info := Info{Spec: spec, Kind: scheme}
	project, err := s.open(&info, scheme, value)
	if err != nil {
		return nil, info, fmt.Errorf("%q: %w", spec, err)
	}
	return project, info, nil
}

// IsState reports whether a name is that of a state of a project: SCHEME:VALUE.
func IsState(name string) bool {
	scheme, _, found := strings.Cut(name, ":")
	return found && slices.Contains([]string{"git", "merge-base", "index", "dir", "json", "empty"}, scheme)
}

// Against opens the state that it is compared with.
func (s *Sides) Against(spec string) (*Project, Info, error) {
	project, info, err := s.resolve("baseline", spec)
	if err == nil && (s.headIs || info.Kind == "git" || info.Kind == "index") {
		info.noteLeftOut(s.leftOut)
	}
	return project, info, err
}

func (s *Sides) resolve(side, spec string) (*Project, Info, error) {
	scheme, value, found := strings.Cut(spec, ":")
	if !found {
		return s.guess(side, spec)
	}
	info := Info{Spec: spec, Kind: scheme}
	project, err := s.open(&info, scheme, value)
	if err != nil {
		return nil, info, fmt.Errorf("%s %q: %w", side, spec, err)
	}
	return project, info, nil
}

// open opens a state. Where the scheme is not one of several words for the same, the kind is the scheme.
func (s *Sides) open(i *Info, scheme, value string) (*Project, error) {
	switch {
	case scheme == "git" && value != "", scheme == "merge-base" && value != "":
		i.Kind = "git"
		return s.openRevision(i, scheme, value)
	case scheme == "index":
		return s.openIndex(i, value)
	case scheme == "dir" && value != "":
		i.Path = filepath.ToSlash(filepath.Clean(value))
		project, err := Open(s.Base, value)
		if err == nil {
			project.companion, project.beside = s.inFolder(value), s.besideFolder(folderOnDisk(s.path(value)))
		}
		return project, err
	case scheme == "json" && value != "":
		i.Path = filepath.ToSlash(filepath.Clean(value))
		return s.openSnapshot(i, value)
	case IsForeign(scheme + ":"):
		return s.openForeign(i, scheme, value)
	case scheme == "empty" && value == "":
		return &Project{FS: newTree(nil)}, nil
	}
	return nil, errors.New("expected git:REV[:PATH], merge-base:REF[:PATH], index:[PATH], dir:PATH, json:FILE or empty:")
}

// guess reads a value without a scheme.
func (s *Sides) guess(side, value string) (*Project, Info, error) {
	unclear := fmt.Errorf("%s %q: write git:%s for a revision or dir:%s for a folder", side, value, value, value)
	if _, err := os.Stat(s.path(value)); err == nil || value == "" {
		return nil, Info{Spec: value}, unclear
	}
	project, info, err := s.resolve(side, "git:"+value)
	if err == nil {
		return project, info, nil
	}
	if _, _, err := s.repository(); err != nil { // so it is no revision for a reason of its own
		unclear = fmt.Errorf("%w; %w", unclear, err)
	}
	return nil, Info{Spec: value}, unclear
}

func (s *Sides) path(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(s.Base, name)
}

// isFileName tells a project that is a file from a folder, also where it is gone.
func isFileName(name string) bool {
	return strings.HasSuffix(name, ".hcl") || strings.HasSuffix(name, ".json")
}

func (i *Info) note(format string, args ...any) {
	i.Notes = append(i.Notes, fmt.Sprintf(format, args...))
}
