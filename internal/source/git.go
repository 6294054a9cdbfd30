package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path"
	"strings"
)

// repository reads a git repository by running git: no checkout, no fetch, no writes.
type repository struct {
	top         string // the root of the working tree, where git is started
	prefix      string // the path of the project's folder in it, which paths with a dot at the start are relative to
	dir         string // that folder; empty for a submodule
	explicit    bool   // GIT_DIR says which one it is
	independent bool   // the environment's git variables are about another repository
}

// commit is the full hash of the commit that a revision names, and what git warns of. It may begin with a dash, which makes it no option.
func (r *repository) commit(revision string) (hash, warning string, err error) {
	hash, warning, err = r.answer("rev-parse", "--verify", "--end-of-options", revision+"^{commit}")
	if err != nil {
		return "", "", r.advise(fmt.Errorf("git knows no commit %q: %w", revision, err))
	}
	return strings.TrimSpace(hash), warning, nil
}

// mergeBase is the best common ancestor of a commit, HEAD where it is empty, and a revision, and what git warns of.
func (r *repository) mergeBase(head, revision string) (hash, warning string, err error) {
	commit, warning, err := r.commit(revision)
	if err != nil {
		return "", "", err
	}
	name := short(head)
	if head == "" {
		head, name = "HEAD", "HEAD"
	}
	hash, err = r.git("merge-base", head, commit)
	if errors.Is(err, errSilent) {
		err = errors.New("they have no commit in common")
	}
	if err != nil {
		return "", "", r.advise(fmt.Errorf("git finds no merge base of %s and %q: %w", name, revision, err))
	}
	return strings.TrimSpace(hash), warning, nil
}

// advise says what to do in a shallow clone, the usual reason in CI why history is missing, and in a repository that has no history yet.
func (r *repository) advise(err error) error {
	if shallow, _ := r.git("rev-parse", "--is-shallow-repository"); strings.TrimSpace(shallow) == "true" {
		return fmt.Errorf("%w; this clone is shallow: use fetch-depth: 2 with --against git:HEAD^1, or fetch-depth: 0", err)
	}
	if commits, failure := r.git("rev-list", "--all", "--max-count=1"); failure == nil && commits == "" {
		return fmt.Errorf("%w; this repository has no commit yet: use empty: for the first one", err)
	}
	return err
}

// resolve is a path of a baseline within the repository: from the repository's root, or from the project's folder where it begins with
// a dot.
func (r *repository) resolve(name string) string {
	if name == "." || name == ".." || strings.HasPrefix(name, "./") || strings.HasPrefix(name, "../") {
		name = path.Join(r.prefix, name)
	}
	return strings.TrimPrefix(path.Clean("/"+name), "/")
}

func (r *repository) git(args ...string) (string, error) {
	out, _, err := r.answer(args...)
	return out, err
}

// answer is what git says, and what it warns of.
func (r *repository) answer(args ...string) (out, warning string, err error) {
	var text bytes.Buffer
	warning, err = r.run(func(stdout *bufio.Reader) error {
		switch _, err := io.CopyN(&text, stdout, maxAnswer); {
		case err == nil:
			return fmt.Errorf("git answers with more than %d bytes", maxAnswer-1)
		case !errors.Is(err, io.EOF):
			return err
		}
		return nil
	}, "", args...)
	return text.String(), warning, err
}

const (
	maxAnswer  = 1 << 20 // bytes that git answers a question with
	maxMessage = 4 << 10 // bytes of what git says about itself that are passed on
)

// run starts git and reads what it writes. Once reading fails, git is ended: what it has still to say may have no end.
func (r *repository) run(read func(*bufio.Reader) error, input string, args ...string) (warning string, err error) {
	binary, err := exec.LookPath("git")
	if err != nil {
		return "", errNoGit
	}
	command := exec.Command(binary, append(append([]string{}, settings...), args...)...)
	message := &clipped{room: maxMessage}
	command.Dir, command.Env, command.Stderr = r.top, r.environment(), message
	if input != "" {
		command.Stdin = strings.NewReader(input)
	}
	stdout, err := command.StdoutPipe()
	if err != nil {
		return "", err
	}
	if err := command.Start(); err != nil {
		return "", err
	}
	reading := read(bufio.NewReaderSize(stdout, 1<<16))
	if reading != nil {
		_ = command.Process.Kill() // fails only where git has ended
	}
	if err := command.Wait(); err != nil && (reading == nil || isCut(reading)) {
		return "", sentence(err, message.text.String())
	}
	return warnings(message.text.String()), reading
}

// warnings are what git says beside an answer, without its hints.
func warnings(message string) string {
	var lines []string
	for line := range strings.Lines(message) {
		if strings.HasPrefix(line, "warning: ") {
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	return strings.Join(lines, "\n")
}

// isCut reports whether git's output ended too early, which git itself knows best why.
func isCut(err error) bool { return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) }

// clipped keeps the beginning of what is written.
type clipped struct {
	text bytes.Buffer
	room int
}

// Write takes everything.
func (c *clipped) Write(p []byte) (int, error) {
	n := min(len(p), c.room)
	c.room -= n
	c.text.Write(p[:n])
	return len(p), nil
}

// errSilent is what git left with that said nothing.
var errSilent = errors.New("git ended without a message")

// sentence is what git said, in whole, and what to do about it in CI.
func sentence(err error, message string) error {
	message = strings.TrimSpace(message)
	if message == "" {
		return fmt.Errorf("%w: %w", errSilent, err)
	}
	if strings.Contains(message, "safe.directory") {
		message += "\nIn CI, run that command before grants, as the same user."
	}
	return errors.New(message)
}
