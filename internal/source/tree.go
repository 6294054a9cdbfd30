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
type tree map[string][]byte // by path

// Open opens a file or a folder.
func (t tree) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if content, ok := t[name]; ok {
		return &treeFile{info: treeInfo{name: path.Base(name), size: int64(len(content))}, Reader: bytes.NewReader(content)}, nil
	}
	entries := t.entries(name)
	if len(entries) == 0 && name != "." {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &treeFolder{info: treeInfo{name: path.Base(name), folder: true}, entries: entries}, nil
}

// ReadFile is the content of a file. It belongs to the caller.
func (t tree) ReadFile(name string) ([]byte, error) {
	content, ok := t[name]
	if !ok {
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
	}
	return bytes.Clone(content), nil
}

// Held is the content of a file, for reading only.
func (t tree) Held(name string) ([]byte, bool) {
	content, ok := t[name]
	return content, ok
}

// entries are the files and folders in a folder, sorted by name.
func (t tree) entries(folder string) []fs.DirEntry {
	found := map[string]treeInfo{}
	for name, content := range t {
		rest, ok := name, true
		if folder != "." {
			rest, ok = strings.CutPrefix(name, folder+"/")
		}
		if !ok {
			continue
		}
		if child, _, below := strings.Cut(rest, "/"); below {
			found[child] = treeInfo{name: child, folder: true}
		} else {
			found[child] = treeInfo{name: child, size: int64(len(content))}
		}
	}
	entries := make([]fs.DirEntry, 0, len(found))
	for _, info := range found {
		entries = append(entries, fs.FileInfoToDirEntry(info))
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries
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
