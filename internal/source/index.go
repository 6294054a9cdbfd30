package source

import (
	"errors"
	"path"
	"strings"
)

// openIndex opens what is staged.
func (s *Sides) openIndex(info *Info, name string) (*Project, error) {
	r, at, err := s.repository(func(*repository) {})
	if err != nil {
		return nil, err
	}
	if name != "" {
		at = r.resolve(name)
	}
	info.Path = at
	if at == "" {
		info.Path = "."
	}
	project, err := r.stagedProject(info, at)
	if err == nil {
		project.companion = s.inRevision(r, info, r.stagedFile)
	}
	return project, err
}

func (r *repository) stagedProject(info *Info, at string) (*Project, error) {
	entries, err := r.staged(at)
	switch {
	case err != nil:
		return nil, err
	case len(entries) == 0:
		info.note("%q has no files in the index, so the baseline is empty", info.Path)
		return &Project{FS: tree{}}, nil
	case entries[0].name != at:
		for i := range entries {
			entries[i].name = strings.TrimPrefix(strings.TrimPrefix(entries[i].name, at), "/")
		}
		return r.folder(info, at, entries)
	case entries[0].isFile():
		entries[0].name = path.Base(at)
		return r.file(&entries[0])
	}
	all, err := r.staged("")
	if err != nil {
		return nil, err
	}
	return r.linked(info, at, all)
}

// staged is what the index has at or below a path, by paths from the repository's root.
func (r *repository) staged(at string) ([]entry, error) {
	top, err := r.top()
	if err != nil {
		return nil, err
	}
	root := *r
	root.dir = top
	args := []string{"ls-files", "--stage", "-z"}
	if at != "" {
		args = append(args, "--", at)
	}
	out, err := root.git(args...)
	if err != nil {
		return nil, err
	}
	var entries []entry
	for head, name := range records(out) { // MODE HASH STAGE
		if head[2] != "0" {
			return nil, errors.New("the index has conflicts: resolve " + name + " first")
		}
		e := entry{repository: r, mode: head[0], kind: "blob", hash: head[1], name: name}
		if e.mode == modeSubmodule {
			e.kind = "commit"
		}
		entries = append(entries, e)
	}
	return entries, nil
}
