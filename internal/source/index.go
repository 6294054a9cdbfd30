package source

import (
	"errors"
	"os"
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
	return s.openState(r, info, &indexState{r}, at)
}

// noteIndex says which index is read where the environment names one that is not the repository's: git names its own so.
func (r *repository) noteIndex(info *Info) {
	index := os.Getenv("GIT_INDEX_FILE")
	if index == "" || r.explicit {
		return
	}
	within := pathFrom(resolved(linkedGit(filepath.Join(r.top, gitFolder))), resolved(fromHere(index)))
	if !filepath.IsLocal(filepath.FromSlash(within)) {
		info.note("the index is %q, as GIT_INDEX_FILE says", index)
	}
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
