package source

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// noteWorkingTree says which files of the index the working tree lacks because it was told to, and finds its submodules that are not checked out:
// a project that is read from the working tree is read without them. What can't be found out is not said.
func (s *Sides) noteWorkingTree(r *repository, info *Info) {
	if s.headIs || r.explicit {
		return
	}
	s.leftOut = map[string]string{}
	var skipped []string
	_ = r.records(func(record string) error {
		head, name, _ := strings.Cut(record, "\t") // TAG MODE HASH STAGE
		fields := strings.Fields(head)
		within := strings.TrimPrefix(strings.TrimPrefix(name, r.prefix), "/")
		switch {
		case len(fields) != 4 || isHidden(within):
		case fields[1] == modeSubmodule:
			if folder := filepath.Join(r.top, filepath.FromSlash(name)); Root(folder) != folder {
				s.leftOut[within] = fields[2]
			}
		case fields[0] == "S" && isConfiguration(within):
			if _, err := os.Lstat(filepath.Join(r.top, filepath.FromSlash(name))); err != nil {
				skipped = append(skipped, name)
			}
		}
		return nil
	}, append([]string{"ls-files", "-t", "--stage", "-z", "--"}, pathspec(r.prefix)...)...)
	if len(skipped) > 0 {
		info.note("%d files of the project are not checked out (sparse checkout), such as %q, so the working tree is compared without them", len(skipped), skipped[0])
	}
}

func (i *Info) leaveOut(submodule, commit string) {
	if i.leftOut == nil {
		i.leftOut = map[string]string{}
	}
	i.leftOut[submodule] = commit
}

// noteLeftOut says which submodules are not checked out and are not the same in the head.
func (i *Info) noteLeftOut(head map[string]string) {
	both := maps.Clone(i.leftOut)
	if both == nil {
		both = map[string]string{}
	}
	maps.Copy(both, head)
	var names []string
	for _, name := range slices.Sorted(maps.Keys(both)) {
		if i.leftOut[name] != head[name] {
			names = append(names, name)
		}
	}
	if len(names) > 0 {
		i.note("%s not checked out, so what changes in it is not compared", submodules(names))
	}
}

func submodules(names []string) string {
	if len(names) == 1 {
		return fmt.Sprintf("the submodule %q is", names[0])
	}
	return fmt.Sprintf("%d submodules, such as %q, are", len(names), names[0])
}
