package cli

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"grants/internal/edit"
	"grants/internal/source"
)

// rewriting is new content for files of a project, by their paths in it.
type rewriting struct {
	source        *source.Project // as it is
	before, after map[string][]byte
}

func newRewriting(src *source.Project) *rewriting {
	return &rewriting{source: src, before: map[string][]byte{}, after: map[string][]byte{}}
}

// content is what a file has, or is going to have. It remembers what that was changed from.
func (r *rewriting) content(name string) ([]byte, error) {
	if content, changed := r.after[name]; changed {
		return content, nil
	}
	content, err := r.source.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read %q: %w", r.source.Shown(name), source.Cause(err))
	}
	r.before[name] = content
	return content, nil
}

// set changes a file whose content was asked for.
func (r *rewriting) set(name string, content []byte) {
	if bytes.Equal(content, r.before[name]) {
		delete(r.after, name)
		return
	}
	r.after[name] = content
}

// size is the number of files to be rewritten.
func (r *rewriting) size() int { return len(r.after) }

// names are the files to be rewritten, sorted.
func (r *rewriting) names() []string { return slices.Sorted(maps.Keys(r.after)) }

// preview is the project as it is going to be.
func (r *rewriting) preview() *source.Project { return r.source.Overlay(r.after) }

// diff is what is going to change, with the names that the user calls the files by.
func (r *rewriting) diff() string {
	var out strings.Builder
	for _, name := range r.names() {
		shown := r.source.Shown(name)
		out.WriteString(edit.Diff("a/"+shown, "b/"+shown, string(r.before[name]), string(r.after[name])))
	}
	return out.String()
}

// replacement is a file whose new content lies beside it under another name.
type replacement struct {
	*file
	before []byte
}

// write writes all files of the project in a folder or, as far as the file system lets it, none: all are complete before the first of them gets its name, and those
// that have theirs are put back where a later one can't be replaced.
func (r *rewriting) write(dir string) error {
	var files []replacement
	defer func() {
		for _, f := range files {
			f.discard()
		}
	}()
	for _, name := range r.names() {
		f, err := r.prepare(dir, name)
		if err != nil {
			return fmt.Errorf("write %q: %w; nothing was written", r.source.Shown(name), source.Cause(err))
		}
		files = append(files, replacement{f, r.before[name]})
	}
	for i, f := range files {
		if err := f.publish(); err != nil {
			return putBack(files[:i], err)
		}
	}
	return nil
}

// prepare writes the new content of a file beside it.
func (r *rewriting) prepare(dir, name string) (*file, error) {
	target, err := target(r.source, dir, name)
	if err != nil {
		return nil, err
	}
	if now, err := r.source.ReadFile(name); err != nil || !bytes.Equal(now, r.before[name]) {
		return nil, errors.Join(err, errors.New("it has changed in the meantime"))
	}
	return place(target, r.after[name])
}

// place writes a file that has yet to get its name.
func place(target string, content []byte) (*file, error) {
	f, err := create(target)
	if err != nil {
		return nil, err
	}
	_, err = f.Write(content)
	if err := errors.Join(err, f.Close()); err != nil {
		f.discard()
		return nil, err
	}
	return f, nil
}

// target is the file that a name leads to in the folder of a project, by way of links within the project. A project of one file was asked for by that name, wherever it leads.
func target(src *source.Project, dir, name string) (string, error) {
	target, err := filepath.EvalSymlinks(filepath.Join(dir, filepath.FromSlash(name)))
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
		old, err := place(f.path, f.before)
		if err == nil {
			err = old.publish()
		}
		if err != nil {
			return fmt.Errorf("%w; %q is new already and could not be put back: %w", failure, filepath.Base(f.path), source.Cause(err))
		}
	}
	return fmt.Errorf("%w; nothing was written", failure)
}
