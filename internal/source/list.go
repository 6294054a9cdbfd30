package source

import (
	"bufio"
	"errors"
	"fmt"
	"strings"
)

// entry is a file or a folder that git knows.
type entry struct {
	*repository
	mode, hash string
	path       string // from the root of the repository
	name       string // from the project's folder, or as the project is called that is one file
}

// The modes of entries.
const (
	modeFile       = "100644"
	modeExecutable = "100755"
	modeLink       = "120000"
	modeSubmodule  = "160000"
	modeFolder     = "040000"
)

func (e *entry) isFile() bool      { return e.mode == modeFile || e.mode == modeExecutable }
func (e *entry) isLink() bool      { return e.mode == modeLink }
func (e *entry) isFolder() bool    { return e.mode == modeFolder }
func (e *entry) isSubmodule() bool { return e.mode == modeSubmodule }

// What a tree may list: a few subtrees that contain one another's like make any number of files out of a few bytes.
const (
	maxEntries = 1_000_000 // files and folders
	maxListing = 256 << 20 // bytes of their names
	maxPath    = 1 << 20   // bytes of one of them
)

// errEnough ends a listing of which no more is needed.
var errEnough = errors.New("enough")

// records hands on what git lists with -z, one by one.
func (r *repository) records(handle func(string) error, args ...string) error {
	_, err := r.run(func(stdout *bufio.Reader) error {
		count, size := 0, 0
		for {
			record, err := readRecord(stdout)
			if err != nil || record == "" {
				return err
			}
			count, size = count+1, size+len(record)
			if count > maxEntries || size > maxListing {
				return fmt.Errorf("git lists more than %d files and folders, or names of more than %d MiB, and no more are read", maxEntries, maxListing>>20)
			}
			if err := handle(record); err != nil {
				return err
			}
		}
	}, "", args...)
	if errors.Is(err, errEnough) {
		return nil
	}
	return err
}

// readRecord reads up to the next NUL byte; it is empty at the end.
func readRecord(r *bufio.Reader) (string, error) {
	var record strings.Builder
	for {
		part, err := r.ReadSlice(0)
		record.Write(part)
		switch {
		case err == nil:
			return strings.TrimSuffix(record.String(), "\x00"), nil
		case record.Len() > maxPath:
			return "", fmt.Errorf("git lists a path of more than %d bytes", maxPath)
		case !errors.Is(err, bufio.ErrBufferFull):
			return "", nil // the end: git says whether it is one
		}
	}
}

// state is what the files of a repository are at one time: in a commit, or in the index.
type state interface {
	// find is what is at a path, nil if nothing, and the .gitattributes of the folders around it.
	find(at string) (*entry, []entry, error)
	// files are the files below a folder, and its submodules, as far as they are to be kept. Their names start there.
	files(folder *entry, keep func(*entry) bool) ([]entry, error)
}

// commitState is the files of a commit.
type commitState struct {
	*repository
	hash string
}

func (s *commitState) root() *entry {
	return &entry{repository: s.repository, mode: modeFolder, hash: s.hash}
}

func (s *commitState) find(at string) (*entry, []entry, error) {
	if at == "" {
		return s.root(), nil, nil
	}
	names := append([]string{at}, attributesAbove(at)...)
	return split(at, func(keep func(*entry) bool) ([]entry, error) {
		return s.list(fromTree, keep, append([]string{"ls-tree", "-z", "--full-tree", s.hash, "--"}, names...)...)
	})
}

// files asks for folders as well, so that they count: there may be any number of them without a file.
func (s *commitState) files(folder *entry, keep func(*entry) bool) ([]entry, error) {
	return s.list(fromTree, func(e *entry) bool {
		e.path = joinPath(folder.path, e.name)
		return !e.isFolder() && keep(e)
	}, "ls-tree", "-r", "-t", "-z", "--full-tree", folder.hash)
}

// split tells what is at a path from the .gitattributes above it.
func split(at string, list func(keep func(*entry) bool) ([]entry, error)) (found *entry, attributes []entry, err error) {
	attributes, err = list(func(e *entry) bool {
		if e.path == at {
			found = e
		}
		return e.path != at
	})
	return found, attributes, err
}

// list is what git lists, as far as it is to be kept.
func (r *repository) list(parse func([]string) (mode, hash string, err error), keep func(*entry) bool, args ...string) ([]entry, error) {
	var entries []entry
	err := r.records(func(record string) error {
		head, name, _ := strings.Cut(record, "\t")
		fields := strings.Fields(head)
		if len(fields) != 3 {
			return fmt.Errorf("git lists %q", record)
		}
		mode, hash, err := parse(fields)
		if err != nil {
			return fmt.Errorf("%w %q first", err, name)
		}
		if e := (&entry{repository: r, mode: mode, hash: hash, path: name, name: name}); keep(e) {
			entries = append(entries, *e)
		}
		return nil
	}, args...)
	return entries, err
}

// fromTree reads MODE KIND HASH, as of git ls-tree.
func fromTree(fields []string) (mode, hash string, err error) { return fields[0], fields[2], nil }
