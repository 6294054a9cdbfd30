package source

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Beside opens a folder that goes with a project without being in it, by its path from the project's folder, as a side of a comparison has it: of a commit
// that has the folder in its repository, the files there are that commit's own. It is nil where the side does not have the folder.
func (p *Project) Beside(folder string) (fsys fs.FS, own bool, err error) {
	if p.beside == nil {
		return nil, false, nil
	}
	return p.beside(folder)
}

// besideState finds folders in a commit or in the index, whose project is at a path.
func (s *Sides) besideState(r *repository, of *Info, st state, project string) func(string) (fs.FS, bool, error) {
	return func(folder string) (fs.FS, bool, error) {
		within := joinPath(folderOf(project), folder)
		if within == ".." || !filepath.IsLocal(filepath.FromSlash(joinPath(".", within))) {
			fsys, err := FolderAt(filepath.Join(r.top, filepath.FromSlash(within)))
			return fsys, false, err
		}
		info := &Info{Path: within, Revision: of.Revision}
		found, err := locate(info, st, within)
		var lost *lostError
		switch {
		case errors.As(err, &lost):
			return nil, true, nil
		case err != nil:
			return nil, true, err
		case !found.entry.isFolder():
			return nil, true, fmt.Errorf("in %s, %q is no folder", info.State(), within)
		}
		opened, err := r.folder(info, within, found)
		if err != nil {
			return nil, true, err
		}
		return opened.FS, true, nil
	}
}

// besideFolder finds folders on disk.
func (s *Sides) besideFolder(project string) func(string) (fs.FS, bool, error) {
	return func(folder string) (fs.FS, bool, error) {
		fsys, err := FolderAt(filepath.Join(project, filepath.FromSlash(folder)))
		return fsys, true, err
	}
}

// folderAt opens a folder on disk, which links in it can't lead out of; nil where there is none.
func FolderAt(name string) (fs.FS, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir():
		return nil, nil
	case err == nil:
		err = Confine(name)
	}
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	return root.FS(), nil
}
