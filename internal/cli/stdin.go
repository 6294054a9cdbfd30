package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"

	"grants/internal/source"
)

// stdinName is what standard input is called in messages.
const stdinName = "<stdin>"

// maxInput is more bytes than any file may have, so that one which is somewhat too large is told by config.
const maxInput = 8 << 20

func (s *session) readStdin() ([]byte, error) {
	content, err := io.ReadAll(io.LimitReader(s.env.Stdin, maxInput))
	if err != nil {
		return nil, fmt.Errorf("read standard input: %w", err)
	}
	return content, nil
}

func isStdin(args []string) bool { return len(args) == 1 && args[0] == "-" }

// openLint opens the project that lint is about. Standard input is a project of its own or, with a name, a file of the project in the current
// folder that is not saved yet: then what is found in that file is reported.
func (s *session) openLint(args []string, flags *lintFlags) (*project, error) {
	if !isStdin(args) {
		if flags.stdin != "" {
			return nil, errors.New("--stdin-filename is for standard input: write - as the project")
		}
		return s.open(args)
	}
	if (flags.fix.safe || flags.fix.unsafe) && !flags.fix.diff {
		return nil, errors.New("standard input can't be fixed in place; --diff prints what would change")
	}
	content, err := s.readStdin()
	if err != nil {
		return nil, err
	}
	if flags.stdin == "" {
		return s.compile(source.Buffer(stdinName, content))
	}
	src, err := source.Open(s.dir(), ".")
	if err != nil {
		return nil, err
	}
	name, err := s.below(flags.stdin)
	if err != nil {
		return nil, err
	}
	flags.only = name
	return s.compile(src.Overlay(map[string][]byte{name: content}))
}

// below is a path of the current folder's project, as files have it.
func (s *session) below(name string) (string, error) {
	within := filepath.Clean(name)
	if filepath.IsAbs(name) {
		dir, err := filepath.Abs(s.dir())
		if err != nil {
			return "", err
		}
		if within, err = filepath.Rel(dir, within); err != nil {
			return "", err
		}
	}
	if within = filepath.ToSlash(within); !fs.ValidPath(within) || within == "." {
		return "", fmt.Errorf("--stdin-filename: %q is not in the current folder", name)
	}
	return within, nil
}
