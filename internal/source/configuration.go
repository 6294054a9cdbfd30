package source

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"grants/internal/files"
	"grants/internal/parallel"
)

// settingsFile is what is read of a project beside its configuration and its tests.
const settingsFile = files.SettingsFile

// isRead takes the settings of projects within along, which tell what is not part of this one.
func isRead(name string) bool {
	return isConfiguration(name) || (files.HasTestName(name) || path.Base(name) == settingsFile) && !isHidden(name)
}

// configuration picks the files that language.Load reads, and the settings, as it does: symbolic links are followed within the project. Beside them are the
// .gitattributes.
func (l *located) configuration(info *Info) (wanted, attributes []entry, err error) {
	found, err := l.files(info, func(e *entry) bool { return isRead(e.name) || isAttributes(e) })
	if err != nil {
		return nil, nil, err
	}
	var links, submodules []entry
	for _, e := range found {
		switch {
		case isAttributes(&e):
			attributes = append(attributes, e)
		case !isRead(e.name):
		case e.isFile():
			wanted = append(wanted, e)
		case e.isLink():
			links = append(links, e)
		default:
			submodules = append(submodules, e)
		}
	}
	info.noteEach(submodules, "%q is a submodule, so it is no file in "+info.State())
	if len(links) > 0 {
		followed, err := l.follow(info, links)
		if err != nil {
			return nil, nil, err
		}
		wanted = append(wanted, followed...)
	}
	wanted = withoutProjects(wanted)
	return wanted, attributes, info.checkNames(wanted)
}

// withoutProjects leaves out the projects within the project: folders that have settings of their own.
func withoutProjects(wanted []entry) []entry {
	within := map[string]bool{}
	for _, e := range wanted {
		if folder := path.Dir(e.name); path.Base(e.name) == settingsFile && folder != "." {
			within[folder] = true
		}
	}
	return slices.DeleteFunc(wanted, func(e entry) bool {
		for at := path.Dir(e.name); at != "."; at = path.Dir(at) {
			if within[at] {
				return true
			}
		}
		return false
	})
}

// follow is the files that links lead to, by the names of the links.
func (l *located) follow(info *Info, links []entry) (files []entry, err error) {
	everything, err := l.files(info, func(*entry) bool { return true })
	if err != nil {
		return nil, err
	}
	all := newListing(everything)
	if err := all.readLinks(); err != nil {
		return nil, err
	}
	var lost []entry
	f := &follower{look: all.look}
	for _, link := range links {
		target, _, err := f.follow(link.name)
		switch {
		case err != nil:
			return nil, err
		case target == nil || !target.isFile():
			lost = append(lost, link)
		default:
			found := *target
			found.name = link.name
			files = append(files, found)
		}
	}
	info.noteEach(lost, "%q is a symbolic link that leads to no file of the project in "+info.State()+", so it is left out")
	return files, nil
}

// maxNotes is how many files are noted one by one.
const maxNotes = 10

func (i *Info) noteEach(entries []entry, format string) {
	for n, e := range entries {
		if n == maxNotes {
			i.note("so it is with %d more", len(entries)-n)
			return
		}
		i.note(format, e.name)
	}
}

// checkNames refuses names that no folder can have, and pairs of names that it can't have together: trees that git itself has not made may
// have both. What differs in case only is noted.
func (i *Info) checkNames(files []entry) error {
	names := make(map[string]bool, len(files))
	for _, e := range files {
		switch {
		case strings.ToValidUTF8(e.name, "") != e.name:
			return fmt.Errorf("the name %q is not UTF-8", e.name)
		case !fs.ValidPath(e.name):
			return fmt.Errorf("no folder can have a file %q", e.name)
		case names[e.name]:
			return fmt.Errorf("there are two files %q", e.name)
		}
		names[e.name] = true
	}
	folded := make(map[string]string, len(files))
	for _, name := range slices.Sorted(maps.Keys(names)) {
		for at := path.Dir(name); at != "."; at = path.Dir(at) {
			if names[at] {
				return fmt.Errorf("%q is both a file and a folder", at)
			}
		}
		lower := strings.ToLower(name)
		if other := folded[lower]; other != "" {
			i.note("%q and %q differ in case only, so some systems can have only one of them", other, name)
			return nil
		}
		folded[lower] = name
	}
	return nil
}

// readConfiguration is the content of files by their names, of which some are known. It is refused where git hands out another content.
func readConfiguration(info *Info, wanted []entry, known map[string][]byte, attributes []entry) (map[string][]byte, error) {
	var others []entry
	for _, e := range wanted {
		if _, is := known[e.name]; !is {
			others = append(others, e)
		}
	}
	var files map[string][]byte
	var rules *attributeRules
	var failed, unruled error
	parallel.Do(func() { files, failed = readFiles(others, maxFile) }, func() {
		if rules, unruled = readAttributes(attributes); unruled == nil {
			unruled = rules.readOwn(wanted)
		}
	})
	for _, err := range []error{failed, unruled} {
		if err != nil {
			return nil, err
		}
	}
	maps.Copy(files, known)
	return files, rules.check(info, wanted, files)
}

// isConfiguration is the rule of language.Load, *.grants.hcl and *.grants.json, with files of policies, and nothing that is never read.
func isConfiguration(name string) bool {
	return (files.HasConfigName(name) || files.HasPolicyName(name)) && !isHidden(name)
}
