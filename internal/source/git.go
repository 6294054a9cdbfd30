package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"strconv"
	"strings"
)

// repository reads a git repository by running git: no checkout, no fetch, no writes.
type repository struct {
	dir    string // the project's folder
	prefix string // the path of dir within the repository, without a slash at the end; empty at its root
}

func openRepository(dir string) (*repository, error) {
	r := &repository{dir: dir}
	prefix, err := r.git("rev-parse", "--show-prefix")
	if err != nil {
		return nil, err
	}
	r.prefix = strings.TrimSuffix(strings.TrimSuffix(prefix, "\n"), "/")
	return r, nil
}

// commit is the full hash of the commit that a revision names. It may begin with a dash, which makes it no option.
func (r *repository) commit(revision string) (string, error) {
	hash, err := r.git("rev-parse", "--verify", "--end-of-options", revision+"^{commit}")
	if err != nil {
		return "", r.advise(fmt.Errorf("git knows no commit %q: %w", revision, err))
	}
	return strings.TrimSpace(hash), nil
}

// mergeBase is the best common ancestor of HEAD and a commit.
func (r *repository) mergeBase(revision string) (string, error) {
	commit, err := r.commit(revision)
	if err != nil {
		return "", err
	}
	hash, err := r.git("merge-base", "HEAD", commit)
	if err != nil {
		return "", r.advise(fmt.Errorf("git finds no merge base of HEAD and %q: %w", revision, err))
	}
	return strings.TrimSpace(hash), nil
}

// advise says what to do in a shallow clone, the usual reason in CI why history is missing.
func (r *repository) advise(err error) error {
	if shallow, _ := r.git("rev-parse", "--is-shallow-repository"); strings.TrimSpace(shallow) != "true" {
		return err
	}
	return fmt.Errorf("%w; this clone is shallow: use fetch-depth: 2 with --against git:HEAD^1, or fetch-depth: 0", err)
}

// entry is one line of git ls-tree.
type entry struct {
	mode, kind, hash, name string
}

// The modes of entries that are read; the others are symbolic links (120000) and submodules (160000).
const (
	modeFile       = "100644"
	modeExecutable = "100755"
)

func (e *entry) isFile() bool { return e.mode == modeFile || e.mode == modeExecutable }

// find is what a commit has at a path; nil if nothing.
func (r *repository) find(commit, name string) (*entry, error) {
	if name == "" {
		return &entry{kind: "tree", hash: commit}, nil
	}
	entries, err := r.list("ls-tree", "-z", "--full-tree", commit, "--", name)
	if err != nil || len(entries) == 0 {
		return nil, err
	}
	return &entries[0], nil
}

// below is everything in a tree, with paths from its root.
func (r *repository) below(tree string) ([]entry, error) {
	return r.list("ls-tree", "-r", "-z", "--full-tree", tree)
}

func (r *repository) list(args ...string) ([]entry, error) {
	out, err := r.git(args...)
	if err != nil {
		return nil, err
	}
	var entries []entry
	for _, line := range strings.Split(strings.TrimSuffix(out, "\x00"), "\x00") {
		head, name, ok := strings.Cut(line, "\t")
		fields := strings.Fields(head)
		if !ok || len(fields) != 3 {
			continue // nothing listed
		}
		entries = append(entries, entry{mode: fields[0], kind: fields[1], hash: fields[2], name: name})
	}
	return entries, nil
}

// read is the content of some files, by their names.
func (r *repository) read(entries []entry) (tree, error) {
	files := tree{}
	if len(entries) == 0 {
		return files, nil
	}
	var hashes strings.Builder
	for _, e := range entries {
		hashes.WriteString(e.hash + "\n")
	}
	command, stderr, err := r.command("cat-file", "--batch")
	if err != nil {
		return nil, err
	}
	command.Stdin = strings.NewReader(hashes.String())
	stdout, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, err
	}
	reading := readObjects(bufio.NewReader(stdout), entries, files)
	if reading != nil {
		_, _ = io.Copy(io.Discard, stdout) // so that git can end; the reason to stop is known already
	}
	if err := command.Wait(); err != nil {
		return nil, sentence(err, stderr)
	}
	return files, reading
}

// maxFile is more than a configuration file may have. What is bigger is cut, for config to refuse.
const maxFile = 8 << 20

func readObjects(r *bufio.Reader, entries []entry, files tree) error {
	for _, e := range entries {
		header, err := r.ReadString('\n')
		if err != nil {
			return fmt.Errorf("read %q from git: %w", e.name, err)
		}
		fields := strings.Fields(header)
		if len(fields) != 3 {
			return fmt.Errorf("read %q from git: %s", e.name, strings.TrimSpace(header)) // HASH missing
		}
		size, err := strconv.ParseInt(fields[2], 10, 64)
		if err != nil {
			return fmt.Errorf("read %q from git: %w", e.name, err)
		}
		content := make([]byte, min(size, maxFile))
		if _, err := io.ReadFull(r, content); err != nil {
			return fmt.Errorf("read %q from git: %w", e.name, err)
		}
		if _, err := io.CopyN(io.Discard, r, size-int64(len(content))+1); err != nil {
			return fmt.Errorf("read %q from git: %w", e.name, err)
		}
		files[e.name] = content
	}
	return nil
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
	command, stderr, err := r.command(args...)
	if err != nil {
		return "", err
	}
	out, err := command.Output()
	if err != nil {
		return "", sentence(err, stderr)
	}
	return string(out), nil
}

// command sets git up to read only: no lock files, nothing fetched on demand, no prompt, messages in English.
func (r *repository) command(args ...string) (*exec.Cmd, *bytes.Buffer, error) {
	binary, err := exec.LookPath("git")
	if err != nil {
		return nil, nil, errors.New("git is needed for this baseline and is not in PATH")
	}
	stderr := &bytes.Buffer{}
	command := exec.Command(binary, args...)
	command.Dir = r.dir
	command.Env = append(os.Environ(), "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "GIT_TERMINAL_PROMPT=0",
		"GIT_LITERAL_PATHSPECS=1", "LC_ALL=C")
	command.Stderr = stderr
	return command, stderr, nil
}

// sentence is what git said, or that it said nothing.
func sentence(err error, stderr *bytes.Buffer) error {
	line, _, _ := strings.Cut(strings.TrimSpace(stderr.String()), "\n")
	if line == "" {
		return fmt.Errorf("git ended with %w and no message", err)
	}
	return errors.New(line)
}
