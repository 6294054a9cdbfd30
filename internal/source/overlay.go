package source

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"
)

// Overlay is a project with other content for some of its files, or with further files, by their paths in it. Nothing is written.
func (p *Project) Overlay(files map[string][]byte) *Project {
	if len(files) == 0 {
		return p
	}
	return &Project{FS: overlay{base: p.FS, files: newTree(files)}, File: p.File, Dir: p.Dir, here: p.here, companion: p.companion, beside: p.beside}
}

// Replaced is the new content of a file that an overlay gives the project, for reading only.
func (p *Project) Replaced(name string) ([]byte, bool) {
	if o, ok := p.FS.(overlay); ok {
		return o.Held(name)
	}
	return nil, false
}

type overlay struct {
	base  fs.FS
	files *tree
}

// Open opens a file, or a folder, which has no entries for further files: ReadDir does.
func (o overlay) Open(name string) (fs.File, error) {
	if _, replaced := o.files.files[name]; replaced {
		return o.files.Open(name)
	}
	file, err := o.base.Open(name)
	if err != nil && len(o.files.folders[name]) > 0 {
		return o.files.Open(name)
	}
	return file, err
}

// ReadFile is the content of a file. It belongs to the caller.
func (o overlay) ReadFile(name string) ([]byte, error) {
	if content, replaced := o.files.files[name]; replaced {
		return bytes.Clone(content), nil
	}
	return fs.ReadFile(o.base, name)
}

// Held is the content of a file that is replaced, for reading only.
func (o overlay) Held(name string) ([]byte, bool) { return o.files.Held(name) }

// ReadDir is the entries of a folder, sorted by name.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.base, name)
	further := o.files.folders[name]
	if err != nil && len(further) == 0 {
		return nil, err
	}
	for _, entry := range further {
		at, found := slices.BinarySearchFunc(entries, entry.Name(), func(e fs.DirEntry, name string) int { return strings.Compare(e.Name(), name) })
		switch {
		case !found:
			entries = slices.Insert(entries, at, entry)
		case !entry.IsDir():
			entries[at] = entry
		}
	}
	return entries, nil
}
