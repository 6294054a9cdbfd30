package source

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"strings"
)

// openRevision opens a commit.
func (s *Sides) openRevision(info *Info, scheme, value string) (*Project, error) {
	revision, name, named := cutRevision(value)
	var unknown error
	r, at, err := s.repository(func(r *repository) {
		if scheme == "merge-base" {
			info.Revision, unknown = r.mergeBase(s.head, revision)
		} else {
			info.Revision, unknown = r.commit(revision)
		}
	})
	if err = cmp.Or(err, unknown); err != nil {
		return nil, err
	}
	if named {
		at = r.resolve(name)
	}
	info.Path = at
	if at == "" {
		info.Path = "."
	}
	project, err := r.project(info, at)
	if err == nil {
		project.companion = s.inRevision(r, info, r.fileIn(info.Revision))
	}
	return project, err
}

// cutRevision cuts REV[:PATH]. A colon within braces belongs to the revision: HEAD^{/fix: typo}, main@{2024-01-31 10:00}.
func cutRevision(value string) (revision, name string, named bool) {
	depth := 0
	for i, r := range value {
		switch {
		case r == '{':
			depth++
		case r == '}':
			depth--
		case r == ':' && depth <= 0:
			return value[:i], value[i+1:], true
		}
	}
	return value, "", false
}

// project is what a commit has at a path. A path that it does not have is an empty project: that is what it was then.
func (r *repository) project(info *Info, at string) (*Project, error) {
	found, err := r.find(info.Revision, at)
	switch {
	case err != nil:
		return nil, err
	case found == nil:
		info.note("%q does not exist in %s, so the baseline is empty", info.Path, short(info.Revision))
		return &Project{FS: tree{}}, nil
	case found.kind == "tree":
		entries, err := r.below(found.hash)
		if err != nil {
			return nil, err
		}
		return r.folder(info, at, entries)
	case found.isFile():
		found.name = path.Base(at)
		return r.file(found)
	}
	entries, err := r.below(info.Revision)
	if err != nil {
		return nil, err
	}
	return r.linked(info, at, entries)
}

// file is a project that is one file.
func (r *repository) file(found *entry) (*Project, error) {
	files, err := readFiles([]entry{*found})
	if err != nil {
		return nil, err
	}
	return &Project{FS: files, File: found.name}, nil
}

// linked is a project that is a symbolic link to a file, which may be anywhere in the repository.
func (r *repository) linked(info *Info, at string, entries []entry) (*Project, error) {
	l := newListing(entries)
	if err := l.readLinks(); err != nil {
		return nil, err
	}
	target := l.follow(at)
	if target == nil {
		info.note("%q leads to no file of %s, so the baseline is empty", info.Path, info.State())
		return &Project{FS: tree{}}, nil
	}
	found := *target
	found.name = path.Base(at)
	return r.file(&found)
}

// folder is a project of the files below a path, whose entries have names that start there.
func (r *repository) folder(info *Info, at string, entries []entry) (*Project, error) {
	entries, err := r.withSubmodules(at, entries)
	if err != nil {
		return nil, err
	}
	wanted, err := configuration(info, entries)
	if err != nil {
		return nil, err
	}
	alike, others := r.alike(at, wanted)
	files, err := readFiles(others)
	if err != nil {
		return nil, err
	}
	maps.Copy(files, alike)
	if len(files) == 0 {
		info.note("%q has no configuration in %s, so the baseline is empty", info.Path, info.State())
	}
	return &Project{FS: files, InFolder: alike}, nil
}

// State is the commit or index that was looked at, in a sentence.
func (i *Info) State() string {
	if i.Revision == "" {
		return "the index"
	}
	return short(i.Revision)
}

// configuration picks the files that config.Load reads, as it does: symbolic links are followed within the project.
func configuration(info *Info, entries []entry) ([]entry, error) {
	var wanted, links []entry
	for _, e := range entries {
		switch {
		case !isConfiguration(e.name):
		case strings.ToValidUTF8(e.name, "") != e.name:
			return nil, fmt.Errorf("the name %q is not UTF-8", e.name)
		case e.isFile():
			wanted = append(wanted, e)
		case e.isLink():
			links = append(links, e)
		default:
			info.note("%q is a submodule, so it is no file in %s", e.name, info.State())
		}
	}
	if len(links) == 0 {
		return wanted, nil
	}
	l := newListing(entries)
	if err := l.readLinks(); err != nil {
		return nil, err
	}
	for _, link := range links {
		target := l.follow(link.name)
		if target == nil {
			info.note("%q is a symbolic link that leads to no file of the project in %s, so it is left out", link.name, info.State())
			continue
		}
		found := *target
		found.name = link.name
		wanted = append(wanted, found)
	}
	return wanted, nil
}

// isConfiguration is the rule of config.Load: *.grants.hcl and *.grants.json, and nothing hidden.
func isConfiguration(name string) bool {
	if !strings.HasSuffix(name, ".grants.hcl") && !strings.HasSuffix(name, ".grants.json") {
		return false
	}
	return !strings.HasPrefix(name, ".") && !strings.Contains(name, "/.")
}

func short(revision string) string { return revision[:min(len(revision), 7)] }

// joinPath joins two slash-separated paths, of which either may be empty. The empty path is the root.
func joinPath(dir, name string) string {
	if joined := path.Join(dir, name); joined != "." {
		return joined
	}
	return ""
}
