package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"grants/internal/project"
	"grants/internal/settings"
	"grants/internal/source"
)

// stdinName is what standard input is called in messages.
const stdinName = "<stdin>"

func isStdin(args []string) bool { return len(args) == 1 && args[0] == "-" }

// openLint opens the project that lint is about. Standard input is a project of its own or, with a name, a file of the project around it that is not
// saved yet: then what is found in that file is reported.
func (s *session) openLint(args []string, flags *lintFlags) (*project.Project, error) {
	if !isStdin(args) {
		if flags.stdin != "" {
			return nil, errors.New("--stdin-filename is for standard input: write - as the project")
		}
		return s.openNamed(args, flags)
	}
	if (flags.fix.safe || flags.fix.unsafe) && !flags.fix.diff {
		return nil, errors.New("standard input can't be fixed in place; --diff prints what would change")
	}
	content, err := s.ReadStdin()
	if err != nil {
		return nil, err
	}
	if flags.stdin == "" {
		return s.Compile(source.Buffer(stdinName, content))
	}
	name := s.seen(flags.stdin)
	home := s.Home(name)
	if _, err := os.Stat(filepath.Join(s.Path(home.Dir), settings.File)); err != nil || !project.IsConfiguration(name) {
		home = source.Home{Dir: ".", Within: filepath.ToSlash(filepath.Clean(name))}
	}
	if !fs.ValidPath(home.Within) || home.Within == "." {
		return nil, fmt.Errorf("--stdin-filename: %q is not in the current folder", flags.stdin)
	}
	src, err := source.Open(s.Folder(), home.Dir)
	if err != nil {
		return nil, err
	}
	flags.selected = []string{home.Within}
	return s.Compile(src.Overlay(map[string][]byte{home.Within: content}))
}

// seen is a path as seen from the current folder, if it leads to something in that: editors know files by absolute paths.
func (s *session) seen(name string) string {
	if within := s.WithinProject(&source.Project{}, name); filepath.IsLocal(filepath.FromSlash(within)) {
		return within
	}
	return name
}
