package source

import (
	"bytes"
	"errors"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// openIndex opens what is staged.
func (s *Sides) openIndex(info *Info, name string) (*Project, error) {
	r, at, err := s.repository()
	if err != nil {
		return nil, err
	}
	if name != "" {
		at = r.resolve(name)
	}
	r.noteIndex(info)
	r.noteUnseen(info, at)
	return s.openState(r, info, &indexState{r}, at)
}

// noteIndex says which index is read where the environment names one that is not the repository's: git names its own so.
func (r *repository) noteIndex(info *Info) {
	index := os.Getenv("GIT_INDEX_FILE")
	if index == "" || r.explicit {
		return
	}
	within := pathFrom(Resolved(linkedGit(filepath.Join(r.top, gitFolder))), Resolved(fromHere(index)))
	if !filepath.IsLocal(filepath.FromSlash(within)) {
		info.note("the index is %q, as GIT_INDEX_FILE says", index)
	}
}

// noteUnseen says where the working tree has something else than the index, and git does not tell: it was told not to look at a file, or knows of it by
// name only (git add --intent-to-add), which is an empty file in the index. What can't be found out is not said.
func (r *repository) noteUnseen(info *Info, at string) {
	if r.explicit {
		return
	}
	var unseen, named []entry
	_ = r.records(func(record string) error {
		head, name, _ := strings.Cut(record, "\t") // TAG MODE HASH STAGE
		fields := strings.Fields(head)
		if len(fields) != 4 || !isConfiguration(path.Base(name)) {
			return nil
		}
		e := entry{repository: r, mode: fields[1], hash: fields[2], path: name, name: name}
		switch isMarked := fields[0] == "S" || fields[0] != strings.ToUpper(fields[0]); {
		case !isMarked && e.hash != blobName(nil, len(e.hash)) || !e.isFile() || !e.differsOnDisk():
		case isMarked:
			unseen = append(unseen, e)
		default:
			named = append(named, e)
		}
		return nil
	}, append([]string{"ls-files", "-v", "--stage", "-z", "--"}, pathspec(at)...)...)
	info.noteEach(unseen, "%q is not the same in the working tree, and git was told not to look (assume-unchanged or skip-worktree): it counts as it is in the index")
	info.noteEach(named, "%q is empty in the index and not in the working tree, as after git add --intent-to-add: it counts as empty")
}

// pathspec is a folder or file as an argument for git, none for the root.
func pathspec(at string) []string {
	if at == "" {
		return nil
	}
	return []string{at}
}

// differsOnDisk reports whether the working tree has a file with another content, line ends apart.
func (e *entry) differsOnDisk() bool {
	content, err := (*Files)(nil).Read(filepath.Join(e.top, filepath.FromSlash(e.path)), maxFile)
	if err != nil {
		return false
	}
	length := len(e.hash)
	return blobName(content, length) != e.hash && blobName(bytes.ReplaceAll(content, []byte("\r\n"), []byte("\n")), length) != e.hash
}

// indexState is the files of the index.
type indexState struct{ *repository }

func (s *indexState) find(at string) (found *entry, attributes []entry, err error) {
	folder := &entry{repository: s.repository, mode: modeFolder, path: at}
	if at == "" {
		return folder, nil, nil
	}
	names := append([]string{at}, attributesAbove(at)...)
	found, attributes, err = split(at, func(keep func(*entry) bool) ([]entry, error) {
		return s.listIndex(func(e *entry) bool {
			if strings.HasPrefix(e.path, at+"/") {
				e = folder
			}
			return keep(e)
		}, names...)
	})
	return found, attributes, err
}

func (s *indexState) files(folder *entry, keep func(*entry) bool) ([]entry, error) {
	var names []string
	if folder.path != "" {
		names = []string{folder.path}
	}
	return s.listIndex(func(e *entry) bool {
		e.name = strings.TrimPrefix(strings.TrimPrefix(e.path, folder.path), "/")
		return keep(e)
	}, names...)
}

func (s *indexState) listIndex(keep func(*entry) bool, names ...string) ([]entry, error) {
	return s.list(fromIndex, keep, append([]string{"ls-files", "--stage", "-z", "--"}, names...)...)
}

// fromIndex reads MODE HASH STAGE, as of git ls-files.
func fromIndex(fields []string) (mode, hash string, err error) {
	if fields[2] != "0" {
		return "", "", errors.New("the index has conflicts: resolve")
	}
	return fields[0], fields[1], nil
}
