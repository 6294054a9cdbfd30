package source

import (
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"

	"grants/internal/parallel"
)

// openRevision opens a commit.
func (s *Sides) openRevision(info *Info, scheme, value string) (*Project, error) {
	revision, name, named := cutRevision(value)
	r, at, err := s.repository()
	if err != nil {
		return nil, err
	}
	if err := s.findCommit(r, info, scheme, revision); err != nil {
		return nil, err
	}
	if named {
		at = r.resolve(name)
	}
	return s.openState(r, info, &commitState{r, info.Revision}, at)
}

// findCommit finds the commit that a revision means: the best common ancestor with the head under merge-base.
func (s *Sides) findCommit(r *repository, info *Info, scheme, revision string) (err error) {
	var warning string
	if scheme == "merge-base" {
		info.Revision, warning, err = r.mergeBase(s.head, revision)
	} else {
		info.Revision, warning, err = r.commit(revision)
	}
	if err == nil && warning != "" {
		info.note("git says: %s", warning) // that a tag and a branch have this name, say
	}
	return err
}

// folder is the project's, as it is named.
func (s *Sides) folder() string {
	if folderOnDisk(s.path(s.Name)) == s.path(s.Name) {
		return s.Name
	}
	return filepath.Dir(s.Name)
}

// standing says what people call the files of a state, as if they stood in the working tree.
func (s *Sides) standing(project *Project, r *repository, at string) {
	here, err := filepath.Abs(s.Base)
	own, failure := filepath.Abs(folderOnDisk(s.path(s.Name)))
	if err != nil || failure != nil {
		return
	}
	folder := filepath.Join(own, filepath.FromSlash(relative(r.prefix, folderOf(at))))
	project.stood = shown(seenFrom(here, folder, filepath.IsAbs(s.Name)))
	project.here = standIn(s.Base, project.stood)
}

// cutRevision cuts REV[:PATH]. A colon within braces belongs to the revision: HEAD^{/fix: typo}, main@{2024-01-31 10:00}.
func cutRevision(value string) (revision, name string, named bool) {
	depth := 0
	for i, r := range value {
		switch {
		case r == '{':
			depth++
		case r == '}':
			depth--
		case r == ':' && depth <= 0:
			return value[:i], value[i+1:], true
		}
	}
	return value, "", false
}

// openState opens what a state has at a path, and notes what the working tree lacks.
func (s *Sides) openState(r *repository, info *Info, st state, at string) (project *Project, err error) {
	var here Info
	parallel.Do(func() { project, err = r.open(info, st, at) }, func() { s.noteWorkingTree(r, &here) })
	info.Notes = append(info.Notes, here.Notes...)
	if err == nil {
		project.companion, project.beside = s.inState(r, info, st), s.besideState(r, info, st, at)
		s.standing(project, r, at)
	}
	return project, err
}

// open opens what a state has at a path. A path that it does not have is an empty project: that is what it was then.
func (r *repository) open(info *Info, st state, at string) (*Project, error) {
	if info.Path = at; at == "" {
		info.Path = "."
	}
	found, err := locate(info, st, at)
	var lost *lostError
	switch {
	case errors.As(err, &lost):
		info.note("%v, so the baseline is empty", lost)
		return &Project{FS: newTree(nil)}, nil
	case err != nil:
		return nil, err
	case found.entry.isFolder():
		return r.folder(info, at, found)
	}
	return found.file(info, path.Base(at))
}

// located is what a path leads to.
type located struct {
	state      state
	entry      *entry
	attributes []entry // the .gitattributes of the folders around it
}

// lostError says why a path leads to nothing.
type lostError struct {
	reason  string
	nothing bool // there is nothing of that name; else it leads somewhere in vain
}

// Error is the reason.
func (e *lostError) Error() string { return e.reason }

// locate follows a path, through symbolic links and submodules. What it leads to in vain is a lostError.
func locate(info *Info, st state, at string) (*located, error) {
	found, attributes, err := st.find(at)
	if err != nil || found != nil && (found.isFolder() || found.isFile()) {
		return &located{st, found, attributes}, err
	}
	f := &follower{look: func(name string) (*entry, string, error) { return lookUp(st, name) }}
	found, rest, err := f.follow(at)
	switch {
	case err != nil:
		return nil, err
	case found == nil && f.links > 0:
		return nil, &lostError{reason: fmt.Sprintf("%q is a symbolic link that leads to nothing in %s", info.Path, info.State())}
	case found == nil && info.Revision == "":
		return nil, &lostError{reason: fmt.Sprintf("%q has no files in the index", info.Path), nothing: true}
	case found == nil:
		return nil, &lostError{reason: fmt.Sprintf("%q does not exist in %s", info.Path, info.State()), nothing: true}
	case found.isSubmodule():
		return found.locateWithin(info, rest)
	}
	found, attributes, err = st.find(found.path)
	return &located{st, found, attributes}, err
}

func lookUp(st state, name string) (*entry, string, error) {
	found, _, err := st.find(name)
	if err != nil || found == nil || !found.isLink() {
		return found, "", err
	}
	targets, err := readFiles([]entry{*found}, maxTarget)
	return found, string(targets[found.name]), err
}

// file is a project that is one file.
func (l *located) file(info *Info, name string) (*Project, error) {
	l.entry.name = name
	files, err := readConfiguration(info, []entry{*l.entry}, nil, l.attributes)
	if err != nil {
		return nil, err
	}
	return &Project{FS: newTree(files), File: name}, nil
}

// folder is a project of the files below a folder.
func (r *repository) folder(info *Info, at string, l *located) (*Project, error) {
	wanted, attributes, err := l.configuration(info)
	if err != nil {
		return nil, err
	}
	alike := r.alike(at, wanted)
	files, err := readConfiguration(info, wanted, alike, slices.Concat(l.attributes, attributes))
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(wanted, func(e entry) bool { return isConfiguration(e.name) }) {
		info.note("%q has no configuration in %s, so the baseline is empty", info.Path, info.State())
	}
	return &Project{FS: newTree(files), InFolder: alike}, nil
}

// State is the commit or index that was looked at, in a sentence.
func (i *Info) State() string {
	if i.Revision == "" {
		return "the index"
	}
	return short(i.Revision)
}

func short(revision string) string { return revision[:min(len(revision), 7)] }

// joinPath joins two slash-separated paths, of which either may be empty. The empty path is the root.
func joinPath(dir, name string) string {
	if joined := path.Join(dir, name); joined != "." {
		return joined
	}
	return ""
}
