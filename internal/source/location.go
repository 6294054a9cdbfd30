package source

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

// repository is the one that holds the project, and the project's path in it. The project may be gone.
//
// The path is that by which the project is named: of a link within the repository it is the link's, since where that leads may differ
// from commit to commit.
func (s *Sides) repository() (*repository, string, error) {
	if _, err := exec.LookPath("git"); err != nil {
		return nil, "", errNoGit
	}
	name, err := filepath.Abs(s.path(s.Name))
	if err != nil {
		return nil, "", err
	}
	info, err := os.Stat(name)
	isFile := err == nil && !info.IsDir() || err != nil && isFileName(name)
	within := roots(folderAt(name, isFile))
	if len(within) == 0 { // the user's own link, perhaps, to a project in a repository
		name = Resolved(name)
		within = roots(folderAt(name, isFile))
	}
	r, err := s.holder(within, folderAt(name, isFile))
	if err != nil {
		return nil, "", err
	}
	at := pathFrom(r.top, name)
	if at != "" && !filepath.IsLocal(filepath.FromSlash(at)) {
		return nil, "", fmt.Errorf("%q is not below %q, the working tree of GIT_DIR", s.Name, r.top)
	}
	if !r.explicit {
		if err := confined(r.top, name); err != nil {
			return nil, "", fmt.Errorf("%q: %w; name the folder that it leads to", s.Name, err)
		}
	}
	if r.prefix, r.dir = at, name; isFile {
		r.prefix, r.dir = joinPath(path.Dir(at), ""), filepath.Dir(name)
	}
	return r, at, nil
}

func folderAt(name string, isFile bool) string {
	if isFile {
		return filepath.Dir(name)
	}
	return name
}

var errNoGit = errors.New("git is needed for this and is not in PATH; in CI, use an image that has it, or compare with dir:PATH or json:FILE")

// holder is the repository of a folder that is within the working trees of some, the innermost first: the one that the environment names,
// or else the innermost one that is not part of another. What a repository has as a submodule is its own to say: the commits of the submodule
// are a stranger's as much as the files are.
func (s *Sides) holder(within []string, folder string) (*repository, error) {
	if named := os.Getenv("GIT_DIR"); named != "" {
		return s.namedRepository(fromHere(named), within, folder)
	}
	if len(within) == 0 {
		return nil, noRepository(folder)
	}
	top, err := notPart(within)
	return &repository{top: top}, err
}

// notPart is the innermost of some repositories within one another that is not part of the one around it.
func notPart(within []string) (string, error) {
	top := within[0]
	for _, outer := range within[1:] {
		tracks, err := (&repository{top: outer, independent: true}).tracks(top)
		if err != nil {
			return "", fmt.Errorf("%q lies within %q, and git does not say whether it is part of that: %w", top, outer, err)
		}
		if tracks {
			top = outer
		}
	}
	return top, nil
}

// tracks reports whether a folder of the working tree is in the index: as a submodule, by its files, or by a link on the way to it.
func (r *repository) tracks(folder string) (bool, error) {
	names := []string{pathFrom(r.top, folder)}
	for at := filepath.Dir(folder); len(at) > len(r.top); at = filepath.Dir(at) {
		if info, err := os.Lstat(at); err == nil && info.Mode()&os.ModeSymlink != 0 {
			names = append(names, pathFrom(r.top, at))
		}
	}
	tracks := false
	err := r.records(func(string) error {
		tracks = true
		return errEnough
	}, append([]string{"ls-files", "-z", "--"}, names...)...)
	return tracks, err
}

// namedRepository is the one that GIT_DIR names, as git does for hooks and users for bare repositories. It has to be that of the folder,
// unless the folder is in none: then its root is the current folder, or what GIT_WORK_TREE says.
func (s *Sides) namedRepository(named string, within []string, folder string) (*repository, error) {
	for _, top := range within {
		if sameFile(linkedGit(named), linkedGit(filepath.Join(top, gitFolder))) {
			return &repository{top: top}, nil
		}
	}
	if len(within) > 0 {
		return nil, fmt.Errorf("%q is in the repository of %q, and GIT_DIR names another, %q: unset one or leave the other", folder, within[0], named)
	}
	top := fromHere(s.Base)
	if tree := os.Getenv("GIT_WORK_TREE"); tree != "" {
		top = fromHere(tree)
	}
	return &repository{top: top, explicit: true}, nil
}

// linkedGit is the folder of a repository: what a .git names that is a file, else itself.
func linkedGit(name string) string {
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxTarget {
		return name
	}
	text, err := os.ReadFile(name)
	target, found := strings.CutPrefix(strings.TrimRight(string(text), "\r\n"), "gitdir: ")
	if err != nil || !found {
		return name
	}
	if filepath.IsAbs(target) {
		return target
	}
	return filepath.Join(filepath.Dir(name), target)
}

func sameFile(a, b string) bool {
	first, err := os.Stat(a)
	if err != nil {
		return false
	}
	second, err := os.Stat(b)
	return err == nil && os.SameFile(first, second)
}

// noRepository says why a folder is in none.
func noRepository(folder string) error {
	for at := folder; at != filepath.Dir(at); at = filepath.Dir(at) {
		if looksBare(at) {
			return fmt.Errorf("%q looks like a bare repository, which anybody can commit, so it has to be named: GIT_DIR=%s", at, at)
		}
	}
	return fmt.Errorf("%q is not in a git repository: no folder from it upwards has a %s; in CI, check the project out with git", folder, gitFolder)
}

func looksBare(dir string) bool {
	for _, name := range []string{"HEAD", "objects", "refs"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			return false
		}
	}
	return true
}
