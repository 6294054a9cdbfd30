package source

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Open opens the directory or file at name. A relative name is taken from base, which may be empty for the current directory.
//
// A directory is confined: symbolic links that leave it can't be read. A file may be a symbolic link to anywhere, because it was asked for by name.
func Open(base, name string) (*Project, error) {
	path := name
	if !filepath.IsAbs(path) {
		path = filepath.Join(base, path)
	}
	info, err := os.Stat(path)
	if err == nil {
		err = Confine(path)
	}
	switch {
	case err != nil:
		return nil, unopened(name, err)
	case info.IsDir():
		return openDir(base, name, path)
	case info.Mode().IsRegular():
		return openFile(name, path)
	}
	return nil, fmt.Errorf("%q is neither a folder nor a file", name)
}

func openDir(base, name, path string) (*Project, error) {
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, unopened(name, err)
	}
	return &Project{FS: root.FS(), Dir: shown(name), here: standIn(base, name)}, nil
}

func openFile(name, path string) (*Project, error) {
	file := filepath.Base(path)
	return &Project{FS: oneFile{name: file, path: path}, File: file, Dir: shown(filepath.Dir(name))}, nil
}

func shown(dir string) string {
	if dir = filepath.ToSlash(filepath.Clean(dir)); dir != "." {
		return dir
	}
	return ""
}

func unopened(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no folder or file %q", name)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%q can't be read: permission denied", name)
	}
	return fmt.Errorf("open %q: %w", name, err)
}

// oneFile is a file system that has a single file.
type oneFile struct{ name, path string }

// Open opens the file, if name is its name.
func (f oneFile) Open(name string) (fs.File, error) {
	if name != f.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return os.Open(f.path)
}
