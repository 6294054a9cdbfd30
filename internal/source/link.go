package source

import (
	"errors"
	"path"
	"slices"
	"strings"
)

// follower follows symbolic links in a tree as os.Root follows them in a folder: a link that leaves the tree, even to come back, leads
// nowhere.
type follower struct {
	look  func(path string) (e *entry, target string, err error) // what is at a path, nil for nothing, and where a link leads
	steps int                                                    // that have been taken
	links int                                                    // that were on the last path
}

const (
	maxLinks  = 40         // that one path may lead through; more are taken for a loop. Linux allows as many.
	maxTarget = 4 << 10    // bytes of what a link leads to, as Linux allows
	maxSteps  = 20_000_000 // from folder to folder, for all links of a project
)

var errManyLinks = errors.New("the symbolic links of the project are too many to follow")

// follow is the file or folder that a path leads to, or nil. Of a path that leads into a submodule it is that, and the rest of the path.
func (f *follower) follow(name string) (e *entry, rest string, err error) {
	at, ways := "", strings.Split(name, "/")
	for f.links = 0; len(ways) > 0; {
		step := ways[0]
		ways = ways[1:]
		if f.steps++; f.steps > maxSteps {
			return nil, "", errManyLinks
		}
		switch step {
		case "", ".":
			continue
		case "..":
			if at == "" {
				return nil, "", nil
			}
			at = joinPath(path.Dir(at), "")
			continue
		}
		next := joinPath(at, step)
		e, target, err := f.look(next)
		switch {
		case err != nil || e == nil:
			return nil, "", err
		case e.isLink():
			if f.links++; f.links > maxLinks || target == "" || path.IsAbs(target) {
				return nil, "", nil
			}
			ways = append(strings.Split(target, "/"), ways...)
		case e.isFolder():
			at = next
		case e.isSubmodule():
			return e, strings.Join(ways, "/"), nil
		case len(ways) > 0 || !e.isFile():
			return nil, "", nil
		default:
			return e, "", nil
		}
	}
	e, _, err = f.look(at)
	return e, "", err
}

// listing is everything in a folder, for following links in it.
type listing struct {
	entries map[string]*entry // by name
	targets map[string]string // of links
}

func newListing(entries []entry) *listing {
	l := &listing{entries: make(map[string]*entry, len(entries))}
	folder := &entry{mode: modeFolder}
	l.entries[""] = folder
	for i := range entries {
		l.entries[entries[i].name] = &entries[i]
	}
	for i := range entries {
		for at := joinPath(path.Dir(entries[i].name), ""); at != "" && l.entries[at] != folder; at = joinPath(path.Dir(at), "") {
			l.entries[at] = folder
		}
	}
	return l
}

// readLinks reads where the links lead: git keeps that as their content.
func (l *listing) readLinks() error {
	var links []entry
	for _, e := range l.entries {
		if e.isLink() {
			links = append(links, *e)
		}
	}
	slices.SortFunc(links, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	contents, err := readFiles(links, maxTarget)
	l.targets = make(map[string]string, len(contents))
	for name, content := range contents {
		l.targets[name] = string(content)
	}
	return err
}

func (l *listing) look(name string) (*entry, string, error) {
	return l.entries[name], l.targets[name], nil
}
