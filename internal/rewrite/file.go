package rewrite

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"grants/internal/source"
)

// File is an output file in the making. It has its name only when it is complete, so that nobody reads half of it. What is no regular
// file (a pipe, /dev/stdout) is written directly.
type File struct {
	*os.File
	path      string
	temporary bool // still has another name
}

// Create starts a file that will be at path. A symbolic link stays, and what it points to is replaced; in a repository, none may lead out of it.
func Create(path string) (*File, error) {
	if err := source.Confine(path); err != nil {
		return nil, err
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return createTemporary(path, 0o666)
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, errors.New("it is a folder")
	}
	existing, err := os.OpenFile(path, os.O_WRONLY, 0) // a read-only file is not for us to replace, although its folder may allow it
	if err != nil || !info.Mode().IsRegular() {
		return &File{File: existing, path: path}, err
	}
	if err := existing.Close(); err != nil {
		return nil, err
	}
	return replaceTemporary(path, info.Mode().Perm())
}

// createTemporary opens a new file beside path, with the permissions that the process's umask leaves.
func createTemporary(path string, mode fs.FileMode) (*File, error) {
	name := filepath.Join(filepath.Dir(path), fmt.Sprintf(".%s.%d.tmp", filepath.Base(path), os.Getpid()))
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	return &File{File: f, path: path, temporary: true}, err
}

func replaceTemporary(path string, mode fs.FileMode) (*File, error) {
	f, err := createTemporary(path, mode)
	if err != nil {
		return nil, err
	}
	if err := f.Chmod(mode); err != nil {
		f.Discard()
		return nil, err
	}
	return f, nil
}

// Publish gives the file its name.
func (f *File) Publish() error {
	if !f.temporary {
		return nil
	}
	if err := os.Rename(f.Name(), f.path); err != nil {
		return fmt.Errorf("replace %q: %w", filepath.Base(f.path), source.Cause(err))
	}
	f.temporary = false
	return nil
}

// Discard removes the file unless it was published.
func (f *File) Discard() {
	if !f.temporary {
		return
	}
	_ = f.Close() // closed already unless writing failed, and nothing depends on it
	_ = os.Remove(f.Name())
}
