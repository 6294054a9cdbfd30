package rewrite

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"grants/internal/source"
)

// ManifestName is the file that says which files of a folder were written there, so that they can be written anew. No others are ever touched.
const ManifestName = ".grants-export.json"

// Manifest is what was written to a folder.
type Manifest struct {
	FormatVersion string   `json:"format_version"`
	To            string   `json:"to"`     // the form
	Digest        string   `json:"digest"` // of what was exported
	Files         []string `json:"files"`  // sorted, slash-separated, from the folder
}

// Folder is a folder that files are written to.
type Folder struct {
	Path string

	manifest Manifest // of what was written there before
}

// OpenFolder looks at what was written to a folder before; there need be none.
func OpenFolder(path string) (*Folder, error) {
	f := &Folder{Path: path}
	text, err := os.ReadFile(f.at(ManifestName))
	if errors.Is(err, fs.ErrNotExist) {
		return f, nil
	}
	if err == nil {
		err = json.Unmarshal(text, &f.manifest)
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", ManifestName, source.Cause(err))
	}
	return f, nil
}

func (f *Folder) at(name string) string { return filepath.Join(f.Path, filepath.FromSlash(name)) }

// Stale is the files that are not there as they should be, and those that were written there and should be there no more; sorted.
func (f *Folder) Stale(files map[string][]byte) (stale, gone []string) {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if content, err := os.ReadFile(f.at(name)); err != nil || !bytes.Equal(content, files[name]) {
			stale = append(stale, name)
		}
	}
	return stale, f.gone(files)
}

// gone is the files that were written there and are no part of what is written now.
func (f *Folder) gone(files map[string][]byte) []string {
	return slices.DeleteFunc(slices.Clone(f.manifest.Files), func(name string) bool {
		_, still := files[name]
		return still || !fs.ValidPath(name)
	})
}

// Write writes files, all or none, and removes those that were written there before and are no part of them. A file that is there and was not written by
// it is an error, before anything is written. It returns what was removed.
func (f *Folder) Write(files map[string][]byte) (removed []string, err error) {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if _, err := os.Lstat(f.at(name)); err == nil && name != ManifestName && !slices.Contains(f.manifest.Files, name) {
			return nil, fmt.Errorf("%s exists, and nothing was written", name)
		}
	}
	var made []*File
	defer func() {
		for _, file := range made {
			file.Discard()
		}
	}()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		file, err := f.create(name, files[name])
		if file != nil {
			made = append(made, file)
		}
		if err != nil {
			return nil, fmt.Errorf("write %s: %w", name, source.Cause(err))
		}
	}
	for _, file := range made {
		if err := file.Publish(); err != nil {
			return nil, err
		}
	}
	for _, name := range f.gone(files) {
		if source.Confine(f.at(name)) == nil && os.Remove(f.at(name)) == nil {
			removed = append(removed, name)
		}
	}
	return removed, nil
}

func (f *Folder) create(name string, content []byte) (*File, error) {
	if err := source.Confine(f.at(name)); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(f.at(name)), 0o777); err != nil {
		return nil, err
	}
	file, err := Create(f.at(name))
	if err != nil {
		return nil, err
	}
	_, err = file.Write(content)
	return file, errors.Join(err, file.Close())
}
