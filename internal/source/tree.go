package source

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// tree is a read-only file system in memory. Folders are there because files are below them.
type tree struct {
	files   map[string][]byte        // by path
	folders map[string][]fs.DirEntry // sorted by name; "." is the root
}

// newTree is a file system of some files, of which none is a folder of another.
func newTree(files map[string][]byte) *tree {
	t := &tree{files: files, folders: map[string][]fs.DirEntry{".": nil}}
	for name, content := range files {
		if !fs.ValidPath(name) {
			continue // it can be held, and is in no folder
		}
		t.enter(name, treeInfo{name: path.Base(name), size: int64(len(content))})
	}
	for _, entries := range t.folders {
		slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	}
	return t
}

// enter adds a file or folder to the folder that it is in.
func (t *tree) enter(name string, info treeInfo) {
	folder := path.Dir(name)
	_, known := t.folders[folder]
	t.folders[folder] = append(t.folders[folder], fs.FileInfoToDirEntry(info))
	if !known {
		t.enter(folder, treeInfo{name: path.Base(folder), folder: true})
	}
}

// Open opens a file or a folder.
func (t *tree) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if content, ok := t.files[name]; ok {
		return &treeFile{info: treeInfo{name: path.Base(name), size: int64(len(content))}, Reader: bytes.NewReader(content)}, nil
	}
	entries, ok := t.folders[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &treeFolder{info: treeInfo{name: path.Base(name), folder: true}, entries: entries}, nil
}

// ReadFile is the content of a file. It belongs to the caller.
func (t *tree) ReadFile(name string) ([]byte, error) {
	content, ok := t.files[name]
	if !ok {
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
	}
	return bytes.Clone(content), nil
}

// Held is the content of a file, for reading only.
func (t *tree) Held(name string) ([]byte, bool) {
	content, ok := t.files[name]
	return content, ok
}

// treeInfo describes a file or folder of a tree. Times are not kept.
type treeInfo struct {
	name   string
	size   int64
	folder bool
}

func (i treeInfo) Name() string       { return i.name }
func (i treeInfo) Size() int64        { return i.size }
func (i treeInfo) IsDir() bool        { return i.folder }
func (i treeInfo) ModTime() time.Time { return time.Time{} }
func (i treeInfo) Sys() any           { return nil }

func (i treeInfo) Mode() fs.FileMode {
	if i.folder {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

type treeFile struct {
	info treeInfo
	*bytes.Reader
}

func (f *treeFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *treeFile) Close() error               { return nil }

type treeFolder struct {
	info    treeInfo
	entries []fs.DirEntry // not yet read
}

func (f *treeFolder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *treeFolder) Close() error               { return nil }

func (f *treeFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.info.name, Err: fs.ErrInvalid}
}

// ReadDir reads entries as fs.ReadDirFile describes.
func (f *treeFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 || n > len(f.entries) {
		if n > 0 && len(f.entries) == 0 {
			return nil, io.EOF
		}
		n = len(f.entries)
	}
	entries := f.entries[:n]
	f.entries = f.entries[n:]
	return entries, nil
}
