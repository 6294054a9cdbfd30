package source

import (
	"cmp"
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
	content, err := s.Files.Read(s.path(name), maxFile)
	return &Companion{Name: name, Shown: name, Content: content}, err
}

// inState finds companions in a commit, or in the index.
func (s *Sides) inState(r *repository, info *Info, st state) func(string) (*Companion, error) {
	return func(name string) (*Companion, error) {
		within, inside := below(r.top, s.path(name))
		if !inside {
			return s.onDisk(name)
		}
		found, err := locate(&Info{Path: within, Revision: info.Revision}, st, within)
		var lost *lostError
		if errors.As(err, &lost) && lost.nothing {
			return nil, nil
		}
		if err != nil || !found.entry.isFile() {
			return nil, cmp.Or(err, fmt.Errorf("in %s, %q is no file", info.State(), within))
		}
		files, err := readConfiguration(info, []entry{*found.entry}, nil, found.attributes)
		if err != nil {
			return nil, err
		}
		if info.Revision != "" {
			name = short(info.Revision) + ":" + within
		}
		return &Companion{Name: relative(folderOf(info.Path), within), Shown: name, Content: files[found.entry.name], Own: true}, nil
	}
}

// AtMergeBase is a file in the project's folder as it was at the best common ancestor of a revision and the head; nil where there was none.
func (s *Sides) AtMergeBase(revision, name string) ([]byte, error) {
	r, at, err := s.repository()
	if err != nil {
		return nil, err
	}
	commit, _, err := r.mergeBase(s.head, revision)
	if err != nil {
		return nil, err
	}
	within := joinPath(at, name)
	info := &Info{Path: within, Revision: commit}
	found, err := locate(info, &commitState{r, commit}, within)
	var lost *lostError
	if errors.As(err, &lost) || err == nil && !found.entry.isFile() {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	files, err := readConfiguration(info, []entry{*found.entry}, nil, found.attributes)
	return files[found.entry.name], err
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
			content, err := s.Files.Read(file, maxFile)
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
