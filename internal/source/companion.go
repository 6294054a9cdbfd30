package source

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Companion is a file that goes with a project without being one of its files, such as values for its variables, as one side of a comparison has it.
type Companion struct {
	Name    string // slash-separated, from the project's folder; as it was asked for where it is none of the side's own
	Shown   string // as git show or the user knows it
	Content []byte
	Own     bool // it is of the side's own revision or folder; else it is the file itself, whatever the side
}

// Companion reads a file of a side, by the name that the user calls it by. It is nil where the side's own revision does not have it. A file outside
// the repository of a revision counts for every side, and so does one that a folder does not have.
func (p *Project) Companion(name string) (*Companion, error) { return p.companion(name) }

// onDisk is the companion of a side that has none of its own.
func (s *Sides) onDisk(name string) (*Companion, error) {
	content, err := os.ReadFile(s.path(name))
	return &Companion{Name: name, Shown: name, Content: content}, err
}

// inRevision finds companions in a commit, or in the index.
func (s *Sides) inRevision(r *repository, info *Info, find func(within string) (*entry, error)) func(string) (*Companion, error) {
	revision, state := info.Revision, info.State()
	return func(name string) (*Companion, error) {
		top, err := r.root()
		if err != nil {
			return nil, err
		}
		within, inside := below(top, s.path(name))
		if !inside {
			return s.onDisk(name)
		}
		found, err := find(within)
		if err != nil || found == nil {
			return nil, err
		}
		if !found.isFile() {
			return nil, fmt.Errorf("in %s, %q is a symbolic link that leads to no file of the repository", state, within)
		}
		files, err := readFiles([]entry{*found})
		if err != nil {
			return nil, err
		}
		if revision != "" {
			name = short(revision) + ":" + within
		}
		return &Companion{Name: relative(folderOf(info.Path), within), Shown: name, Content: files[found.name], Own: true}, nil
	}
}

// root is the folder that paths of the repository start from. A bare repository has no working tree, and is that folder itself.
func (r *repository) root() (string, error) {
	top, err := r.top()
	if err == nil {
		return top, nil
	}
	dir, failure := r.git("rev-parse", "--absolute-git-dir")
	if failure != nil {
		return "", err
	}
	return strings.TrimSuffix(dir, "\n"), nil
}

// fileIn is a file of a commit, by way of its symbolic links and submodules. It is nil where the commit has nothing at that path, and the link
// where one leads nowhere.
func (r *repository) fileIn(commit string) func(string) (*entry, error) {
	return func(within string) (*entry, error) {
		found, err := r.find(commit, within)
		if err != nil || found != nil && found.isFile() {
			return found, err
		}
		all, err := r.below(commit)
		if err == nil {
			all, err = r.withSubmodules("", all)
		}
		if err != nil {
			return nil, err
		}
		return followed(all, within)
	}
}

// stagedFile is fileIn for the index.
func (r *repository) stagedFile(within string) (*entry, error) {
	found, err := r.staged(within)
	if err == nil && len(found) == 1 && found[0].name == within && found[0].isFile() {
		return &found[0], nil
	}
	all, err := r.staged("")
	if err == nil {
		all, err = r.withSubmodules("", all)
	}
	if err != nil {
		return nil, err
	}
	return followed(all, within)
}

func followed(all []entry, within string) (*entry, error) {
	l := newListing(all)
	if err := l.readLinks(); err != nil {
		return nil, err
	}
	if target := l.follow(within); target != nil {
		return target, nil
	}
	for at := within; at != "."; at = path.Dir(at) {
		if e := l.entries[at]; e != nil && e.isLink() {
			return e, nil
		}
	}
	return nil, nil
}

// inFolder finds companions of a folder: at the same place in it, or in the repository that it is a checkout of, as the file has in the project.
func (s *Sides) inFolder(folder string) func(string) (*Companion, error) {
	return func(name string) (*Companion, error) {
		own, project := folderOnDisk(s.path(folder)), folderOnDisk(s.path(s.Name))
		places := [][2]string{{own, own}, {project, own}}
		if from, to := rootOf(project), rootOf(own); from != "" && to != "" && (from != to || isSame(own, project)) {
			places = append(places, [2]string{from, to})
		}
		for _, place := range places {
			within, inside := below(place[0], s.path(name))
			if !inside {
				continue
			}
			file := filepath.Join(place[1], filepath.FromSlash(within))
			content, err := os.ReadFile(file)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			return &Companion{Name: relative(own, file), Shown: s.named(file), Content: content, Own: true}, err
		}
		return s.onDisk(name)
	}
}

// named is a path as seen from where one stands.
func (s *Sides) named(file string) string {
	here, err := filepath.Abs(s.Base)
	absolute, failure := filepath.Abs(file)
	if err != nil || failure != nil {
		return filepath.ToSlash(file)
	}
	return relative(here, absolute)
}

// folderOf is the folder of a project in a repository.
func folderOf(project string) string {
	if isFileName(project) {
		return path.Dir(project)
	}
	return project
}

// relative is a slash-separated path as seen from a folder; the path itself where there is no way.
func relative(folder, name string) string {
	within, err := filepath.Rel(filepath.FromSlash(folder), filepath.FromSlash(name))
	if err != nil {
		return filepath.ToSlash(name)
	}
	return filepath.ToSlash(within)
}

func isSame(folder, other string) bool {
	a, err := resolvedFolder(folder)
	b, failure := resolvedFolder(other)
	return err == nil && failure == nil && a == b
}

// folderOnDisk is a project's folder: that which the file is in where the project is one.
func folderOnDisk(project string) string {
	if info, err := os.Stat(project); err == nil && !info.IsDir() || err != nil && isFileName(project) {
		return filepath.Dir(project)
	}
	return project
}

func rootOf(folder string) string {
	resolved, err := resolvedFolder(folder)
	if err != nil {
		return ""
	}
	return Root(resolved)
}

// below is the path of a file from a folder that it is in. Links before that folder are followed, and those in it are left, since another state
// may have others. A link from outside counts as what it leads to.
func below(folder, file string) (string, bool) {
	folder, err := resolvedFolder(folder)
	if err != nil {
		return "", false
	}
	if file, err = filepath.Abs(file); err != nil {
		return "", false
	}
	steps := strings.Split(filepath.ToSlash(file), "/")
	for i := range steps {
		above := filepath.FromSlash(strings.Join(steps[:i+1], "/") + "/")
		real, err := filepath.EvalSymlinks(above)
		if i == len(steps)-1 {
			real, err = filepath.EvalSymlinks(file)
		}
		if err != nil {
			return "", false
		}
		if within, err := filepath.Rel(folder, real); err == nil && filepath.IsLocal(within) {
			return joinPath(filepath.ToSlash(within), strings.Join(steps[i+1:], "/")), true
		}
	}
	return "", false
}

func resolvedFolder(folder string) (string, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(folder)
}

// Root is the next folder above dir, or dir itself, that git takes for a repository; empty if there is none. Git is not asked: runners may have
// checked out without it.
func Root(dir string) string {
	for {
		if _, err := os.Stat(filepath.Join(dir, ".git")); err == nil { // a folder, or a file in a worktree
			return dir
		}
		above := filepath.Dir(dir)
		if above == dir {
			return ""
		}
		dir = above
	}
}
