package source

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Root is the nearest folder at or above dir with a .git in it, which a folder is in a repository and a file in a worktree or a submodule;
// empty if there is none. It goes by the path as it is written, not by where links lead. Git is not asked: it would take a folder for a
// repository that looks like a bare one, which everybody can commit.
func Root(dir string) string {
	if within := roots(dir); len(within) > 0 {
		return within[0]
	}
	return ""
}

// roots are all folders at or above dir with a .git, the innermost first. What is within such a .git is in no working tree.
func roots(dir string) []string {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil
	}
	var found []string
	ends := ceilings()
	for at := dir; ; at = filepath.Dir(at) {
		if at != dir && slices.Contains(ends, at) {
			return found
		}
		if _, err := os.Lstat(filepath.Join(at, gitFolder)); err == nil && !isGitFolder(pathFrom(at, dir)) {
			found = append(found, at)
		}
		if at == filepath.Dir(at) {
			return found
		}
	}
}

const gitFolder = ".git"

// isGitFolder reports whether a path, which starts at the root of a repository, is that of what git keeps there.
func isGitFolder(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	return strings.EqualFold(first, gitFolder) // which git keeps from being committed, however it is written
}

// ceilings are the folders at which git does not look for repositories, nor above them.
func ceilings() []string {
	var folders []string
	for _, name := range filepath.SplitList(os.Getenv("GIT_CEILING_DIRECTORIES")) {
		if filepath.IsAbs(name) {
			folders = append(folders, filepath.Clean(name), Resolved(name))
		}
	}
	return folders
}

// pathFrom is the path of a file from a folder that it is in, slash-separated and empty for the folder itself.
func pathFrom(folder, name string) string {
	within, err := filepath.Rel(folder, name)
	if err != nil {
		return filepath.ToSlash(name)
	}
	return joinPath(filepath.ToSlash(within), "")
}

// Resolved is an absolute path without symbolic links, as far as it leads to something and the working directory is known.
func Resolved(name string) string {
	rest := ""
	if absolute, err := filepath.Abs(name); err == nil {
		name = absolute
	}
	for {
		real, err := filepath.EvalSymlinks(name)
		if err == nil {
			return filepath.Join(real, rest)
		}
		if name == filepath.Dir(name) {
			return filepath.Join(name, rest)
		}
		name, rest = filepath.Dir(name), filepath.Join(filepath.Base(name), rest)
	}
}

// Confine refuses a path within a repository that leads out of it, or into what git keeps there, by symbolic links: whoever may change the repository
// could have any file of the machine read, or written. In no repository, it may lead anywhere.
func Confine(name string) error {
	name, err := filepath.Abs(name)
	if err != nil {
		return err
	}
	within := roots(filepath.Dir(name))
	if len(within) == 0 {
		return nil
	}
	root, err := notPart(within)
	if err != nil {
		root = within[len(within)-1] // as far as anybody can tell
	}
	return confined(root, name)
}

// confined is Confine for a repository that is known.
func confined(root, name string) error {
	within := pathFrom(Resolved(root), Resolved(name))
	switch {
	case within != "" && !filepath.IsLocal(filepath.FromSlash(within)):
		return errors.New("it is a symbolic link that leads out of the repository")
	case isGitFolder(within) && !isGitFolder(pathFrom(root, name)):
		return errors.New("it is a symbolic link that leads into " + gitFolder)
	}
	return nil
}
