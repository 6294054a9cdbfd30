package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"os/exec"
	"path"
	"slices"
	"strconv"
	"strings"

	"grants/internal/parallel"
)

// repository reads a git repository by running git: no checkout, no fetch, no writes.
type repository struct {
	dir         string // a folder within it
	prefix      string // the path within it that paths with a dot at the start are relative to: that of dir, or of a project below that is gone
	independent bool   // the environment's git variables are about another repository
}

// openRepository does something else while git looks where the folder is. That fails too where the folder is in no repository.
func openRepository(dir string, meanwhile func(*repository)) (*repository, error) {
	r := &repository{dir: dir}
	var prefix string
	var err error
	parallel.Do(func() { prefix, err = r.git("rev-parse", "--show-prefix") }, func() { meanwhile(r) })
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

// mergeBase is the best common ancestor of a commit, HEAD where it is empty, and a revision.
func (r *repository) mergeBase(head, revision string) (string, error) {
	commit, err := r.commit(revision)
	if err != nil {
		return "", err
	}
	name := short(head)
	if head == "" {
		head, name = "HEAD", "HEAD"
	}
	hash, err := r.git("merge-base", head, commit)
	if errors.Is(err, errSilent) {
		err = errors.New("they have no commit in common")
	}
	if err != nil {
		return "", r.advise(fmt.Errorf("git finds no merge base of %s and %q: %w", name, revision, err))
	}
	return strings.TrimSpace(hash), nil
}

// top is the root of the working tree. A bare repository has none, which is an error.
func (r *repository) top() (string, error) {
	top, err := r.git("rev-parse", "--show-toplevel")
	return strings.TrimSuffix(top, "\n"), err
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

// entry is one line of git ls-tree.
type entry struct {
	*repository
	mode, kind, hash, name string
}

// The modes of entries.
const (
	modeFile       = "100644"
	modeExecutable = "100755"
	modeLink       = "120000"
	modeSubmodule  = "160000"
)

func (e *entry) isFile() bool { return e.mode == modeFile || e.mode == modeExecutable }
func (e *entry) isLink() bool { return e.mode == modeLink }

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
	for head, name := range records(out) { // MODE KIND HASH
		entries = append(entries, entry{repository: r, mode: head[0], kind: head[1], hash: head[2], name: name})
	}
	return entries, nil
}

// records takes apart what git lists with -z: three fields, a tab and a path each.
func records(out string) iter.Seq2[[]string, string] {
	return func(yield func([]string, string) bool) {
		for record := range strings.SplitSeq(strings.TrimSuffix(out, "\x00"), "\x00") {
			head, name, ok := strings.Cut(record, "\t")
			if fields := strings.Fields(head); ok && len(fields) == 3 && !yield(fields, name) {
				return
			}
		}
	}
}

// readFiles is the content of some files, by their names.
func readFiles(entries []entry) (tree, error) {
	files := make(tree, len(entries))
	for len(entries) > 0 {
		r := entries[0].repository
		n := slices.IndexFunc(entries, func(e entry) bool { return e.repository != r })
		if n < 0 {
			n = len(entries)
		}
		if err := r.read(entries[:n], files); err != nil {
			return nil, err
		}
		entries = entries[n:]
	}
	return files, nil
}

// read adds the content of files to others.
func (r *repository) read(entries []entry, files tree) error {
	var hashes strings.Builder
	for _, e := range entries {
		hashes.WriteString(e.hash + "\n")
	}
	command, stderr, err := r.command("cat-file", "--batch")
	if err != nil {
		return err
	}
	command.Stdin = strings.NewReader(hashes.String())
	stdout, err := command.StdoutPipe()
	if err != nil {
		return err
	}
	if err := command.Start(); err != nil {
		return err
	}
	reading := readObjects(bufio.NewReader(stdout), entries, files)
	if reading != nil {
		_, _ = io.Copy(io.Discard, stdout) // so that git can end; the reason to stop is known already
	}
	if err := command.Wait(); err != nil {
		return sentence(err, stderr)
	}
	return reading
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
			return fmt.Errorf("read %q from git: %s", e.name, strings.TrimSpace(header)) // HASH missing: of a partial clone
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
		return nil, nil, errors.New("git is needed for this and is not in PATH")
	}
	stderr := &bytes.Buffer{}
	command := exec.Command(binary, args...)
	command.Dir = r.dir
	command.Env = append(r.environment(), "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", "GIT_TERMINAL_PROMPT=0",
		"GIT_LITERAL_PATHSPECS=1", "LC_ALL=C")
	command.Stderr = stderr
	return command, stderr, nil
}

// errSilent is what git left with that said nothing.
var errSilent = errors.New("git ended without a message")

// sentence is what git said.
func sentence(err error, stderr *bytes.Buffer) error {
	line, _, _ := strings.Cut(strings.TrimSpace(stderr.String()), "\n")
	if line == "" {
		return fmt.Errorf("%w: %w", errSilent, err)
	}
	return errors.New(line)
}
