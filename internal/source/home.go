package source

import (
	"cmp"
	"os"
	"path"
	"path/filepath"
	"strings"

	"grants/internal/files"
)

// Home is the project that something belongs to.
type Home struct {
	Dir    string // the project's folder, as the user would name it; never empty
	Within string // what it is about, by its path in the project; empty for all of it
}

// FindHome is the project of a folder or a file, of which it need not be known whether there is one: the nearest folder from there upwards that has
// settings, or else the folder itself. It looks no further up than the repository or, outside of one, than where the user stands: what lies above
// may be a stranger's. A folder that its project never reads is a project of its own, and so is one of which leftOut says that the project, at the
// given path, leaves it out. Of a file, that is for the caller to see.
func FindHome(base, name string, leftOut func(folder, within string) bool) Home {
	abs, err := filepath.Abs(join(base, name))
	here, failure := filepath.Abs(base)
	if err != nil || failure != nil {
		return Home{Dir: called(name)}
	}
	folder, file := abs, ""
	if info, err := os.Stat(abs); err == nil && !info.IsDir() || err != nil && isFileName(abs) {
		folder, file = filepath.Dir(abs), filepath.Base(abs)
		name = filepath.Dir(name)
	}
	own := Home{Dir: called(name), Within: file}
	for at := folder; ; at = filepath.Dir(at) {
		if hasSettings(at) {
			within := pathFrom(at, folder)
			if at == folder || isElsewhere(at, folder, within) || file == "" && (isHidden(within) || leftOut(at, within)) {
				return own
			}
			return Home{Dir: seenFrom(here, at, filepath.IsAbs(name)), Within: joinPath(within, file)}
		}
		if at == top(folder, here) || at == filepath.Dir(at) {
			return own
		}
	}
}

func join(base, name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(base, name)
}

// top is the last folder to look into for the project of a folder.
func top(folder, here string) string {
	if root := Root(folder); root != "" {
		return root
	}
	if within, err := filepath.Rel(here, folder); err == nil && filepath.IsLocal(within) {
		return here
	}
	return folder
}

func hasSettings(folder string) bool {
	info, err := os.Stat(filepath.Join(folder, files.SettingsFile))
	return err == nil && info.Mode().IsRegular()
}

// isElsewhere reports whether a link leads out of a project on the way to a folder.
func isElsewhere(project, folder, within string) bool {
	return Resolved(folder) != filepath.Join(Resolved(project), filepath.FromSlash(within))
}

// seenFrom is a folder as the user would name it, who named something in it by an absolute path or not.
func seenFrom(here, folder string, absolute bool) string {
	if absolute {
		return filepath.ToSlash(folder)
	}
	return called(relative(here, folder))
}

// called is a folder as a name that can be opened.
func called(dir string) string { return cmp.Or(shown(dir), ".") }

// Shown is the name of a file of the project as seen from where the user stands.
func (p *Project) Shown(name string) string {
	if p.here != "" {
		return relative(p.here, name)
	}
	return path.Join(cmp.Or(p.Dir, p.stood), name)
}

// standIn is where the user stands within a folder that was named from there, as a path in it; empty where that is outside, or where the path to the
// folder says all.
func standIn(base, dir string) string {
	if filepath.IsAbs(dir) || !strings.HasPrefix(shown(dir), "..") {
		return ""
	}
	here, err := filepath.Abs(base)
	folder, failure := filepath.Abs(join(base, dir))
	if err != nil || failure != nil {
		return ""
	}
	within, err := filepath.Rel(folder, here)
	if err != nil || !filepath.IsLocal(within) {
		return ""
	}
	return filepath.ToSlash(within)
}
