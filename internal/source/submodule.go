package source

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"grants/internal/files"
)

// files are those below a folder, as far as they are to be kept, with those of submodules that are checked out: at the commit that the entry
// names. One that is not checked out has no files in the working tree either.
func (l *located) files(info *Info, keep func(*entry) bool) ([]entry, error) {
	all, err := l.state.files(l.entry, func(e *entry) bool { return keep(e) || e.isSubmodule() && !isHidden(e.name) })
	if err != nil {
		return nil, err
	}
	for _, e := range slices.Clone(all) {
		if !e.isSubmodule() || isHidden(e.name) {
			continue
		}
		within, err := e.commitOf(info, e.name)
		if err != nil || within == nil {
			if err != nil {
				return nil, err
			}
			continue
		}
		inner, err := (&located{state: within, entry: within.root()}).files(info, keep)
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

// commitOf is the files of a submodule at the commit that its entry names, nil where it is not checked out.
func (e *entry) commitOf(info *Info, name string) (*commitState, error) {
	sub := &repository{top: filepath.Join(e.top, filepath.FromSlash(e.path)), independent: true}
	if e.explicit || Root(sub.top) != sub.top {
		info.leaveOut(name, e.hash)
		return nil, nil
	}
	if _, err := sub.git("cat-file", "-e", e.hash+"^{commit}"); err != nil {
		return nil, fmt.Errorf("the submodule %q has no commit %s here: run git submodule update, or git fetch in it", name, short(e.hash))
	}
	return &commitState{sub, e.hash}, nil
}

// locateWithin follows the rest of a path that leads into a submodule.
func (e *entry) locateWithin(info *Info, rest string) (*located, error) {
	within, err := e.commitOf(info, e.path)
	switch {
	case err != nil:
		return nil, err
	case within == nil:
		return nil, &lostError{reason: fmt.Sprintf("%q is in the submodule %q, which is not checked out", info.Path, e.path)}
	}
	return locate(info, within, rest)
}

// isHidden reports whether a path is, or leads through, what is never read.
func isHidden(name string) bool {
	for step := range strings.SplitSeq(name, "/") {
		if files.NeverRead(step) {
			return true
		}
	}
	return false
}

// IsNeverRead reports whether a path, from the root of a project, is none of a file or folder that the project has.
func IsNeverRead(name string) bool { return isHidden(name) }
