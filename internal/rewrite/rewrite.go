// Package rewrite gives files new content so that nobody reads half of one, and of several all or none are new.
package rewrite

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"grants/internal/edit"
	"grants/internal/source"
)

// Files is new content for files of a project, by their paths in it.
type Files struct {
	Source        *source.Project // as it is
	before, after map[string][]byte
}

// New is a project of which no file has new content yet.
func New(src *source.Project) *Files {
	return &Files{Source: src, before: map[string][]byte{}, after: map[string][]byte{}}
}

// Content is what a file has, or is going to have. It remembers what that was changed from.
func (r *Files) Content(name string) ([]byte, error) {
	if content, changed := r.after[name]; changed {
		return content, nil
	}
	content, err := r.Source.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read %q: %w", r.Source.Shown(name), source.Cause(err))
	}
	r.before[name] = content
	return content, nil
}

// Add enters a file that the project does not have yet.
func (r *Files) Add(name string) { r.before[name] = nil }

// Set changes a file whose content was asked for.
func (r *Files) Set(name string, content []byte) {
	if bytes.Equal(content, r.before[name]) {
		delete(r.after, name)
		return
	}
	r.after[name] = content
}

// Size is the number of files to be rewritten.
func (r *Files) Size() int { return len(r.after) }

// Names are the files to be rewritten, sorted.
func (r *Files) Names() []string { return slices.Sorted(maps.Keys(r.after)) }

// Preview is the project as it is going to be.
func (r *Files) Preview() *source.Project { return r.Source.Overlay(r.after) }

// Diff is what is going to change, with the names that the user calls the files by.
func (r *Files) Diff() string {
	var out strings.Builder
	for _, name := range r.Names() {
		shown := r.Source.Shown(name)
		out.WriteString(edit.Diff("a/"+shown, "b/"+shown, string(r.before[name]), string(r.after[name])))
	}
	return out.String()
}

// replacement is a file whose new content lies beside it under another name.
type replacement struct {
	*File
	before []byte
}

// Write writes all files of the project in a folder or, as far as the file system lets it, none: all are complete before the first of them gets its
// name, and those that have theirs are put back where a later one can't be replaced.
func (r *Files) Write(dir string) error {
	var files []replacement
	defer func() {
		for _, f := range files {
			f.Discard()
		}
	}()
	for _, name := range r.Names() {
		f, err := r.prepare(dir, name)
		if err != nil {
			return fmt.Errorf("write %q: %w; nothing was written", r.Source.Shown(name), source.Cause(err))
		}
		files = append(files, replacement{f, r.before[name]})
	}
	for i, f := range files {
		if err := f.Publish(); err != nil {
			return putBack(files[:i], err)
		}
	}
	return nil
}

// prepare writes the new content of a file beside it.
func (r *Files) prepare(dir, name string) (*File, error) {
	target, err := target(r.Source, dir, name)
	if err != nil {
		return nil, err
	}
	if r.before[name] == nil { // a new file, in the project's folder
		if _, err := os.Lstat(target); err == nil {
			return nil, errors.New("it exists")
		}
		return Place(target, r.after[name])
	}
	if now, err := r.Source.ReadFile(name); err != nil || !bytes.Equal(now, r.before[name]) {
		return nil, errors.Join(err, errors.New("it has changed in the meantime"))
	}
	return Place(target, r.after[name])
}

// Place writes a file that has yet to get its name.
func Place(target string, content []byte) (*File, error) {
	f, err := Create(target)
	if err != nil {
		return nil, err
	}
	_, err = f.Write(content)
	if err := errors.Join(err, f.Close()); err != nil {
		f.Discard()
		return nil, err
	}
	return f, nil
}

// target is the file that a name leads to in the folder of a project, by way of links within the project. A project of one file was asked for by that
// name, wherever it leads.
func target(src *source.Project, dir, name string) (string, error) {
	target, err := filepath.EvalSymlinks(filepath.Join(dir, filepath.FromSlash(name)))
	if errors.Is(err, fs.ErrNotExist) { // a new file
		return filepath.Join(dir, filepath.FromSlash(name)), nil
	}
	if err != nil || src.File != "" {
		return target, err
	}
	root, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return "", err
	}
	if within, err := filepath.Rel(root, target); err != nil || !filepath.IsLocal(within) {
		return "", errors.New("it is a link that leaves the project")
	}
	return target, nil
}

// putBack undoes the replacement of files after another one failed.
func putBack(files []replacement, failure error) error {
	for _, f := range files {
		if f.before == nil {
			_ = os.Remove(f.path) // it was not there
			continue
		}
		old, err := Place(f.path, f.before)
		if err == nil {
			err = old.Publish()
		}
		if err != nil {
			return fmt.Errorf("%w; %q is new already and could not be put back: %w", failure, filepath.Base(f.path), source.Cause(err))
		}
	}
	return fmt.Errorf("%w; nothing was written", failure)
}
