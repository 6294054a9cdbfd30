package source

import (
	"path"
	"slices"
	"strings"
)

// listing is what a tree has, for following symbolic links in it as os.Root follows them in a folder: a link that leaves the tree, even to
// come back, leads nowhere.
type listing struct {
	entries map[string]*entry
	folders map[string]bool
	targets map[string]string // of links
}

func newListing(entries []entry) *listing {
	l := &listing{entries: make(map[string]*entry, len(entries)), folders: map[string]bool{}, targets: map[string]string{}}
	for i := range entries {
		l.entries[entries[i].name] = &entries[i]
		for folder := path.Dir(entries[i].name); folder != "." && !l.folders[folder]; folder = path.Dir(folder) {
			l.folders[folder] = true
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
	contents, err := readFiles(links)
	for name, content := range contents {
		l.targets[name] = string(content)
	}
	return err
}

// maxLinks is how many links one path may lead through; more are taken for a loop. Linux allows as many.
const maxLinks = 40

// follow is the file that a path leads to, or nil.
func (l *listing) follow(name string) *entry {
	at, rest := "", strings.Split(name, "/")
	for links := 0; len(rest) > 0; {
		step := rest[0]
		rest = rest[1:]
		next := joinPath(at, step)
		e := l.entries[next]
		switch {
		case step == "" || step == ".":
		case step == "..":
			if at == "" {
				return nil
			}
			at = joinPath(path.Dir(at), "")
		case e != nil && e.isLink():
			target := l.targets[next]
			if links++; links > maxLinks || target == "" || path.IsAbs(target) {
				return nil
			}
			rest = append(strings.Split(target, "/"), rest...)
		case e != nil && len(rest) == 0 && e.isFile():
			return e
		case !l.folders[next]:
			return nil
		default:
			at = next
		}
	}
	return nil
}
