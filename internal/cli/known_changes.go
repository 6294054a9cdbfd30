package cli

import (
	"bytes"
	"cmp"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"grants/internal/files"
	"grants/internal/guard"
	"grants/internal/source"
)

// knownOf reads the files of known findings as both sides have them, by their paths from the project's folder. Which files those are, the working tree
// says: whoever names one on the command line has it there.
func (s *session) knownOf(project string, head, base *side) (before, after map[string][]byte) {
	before, after = map[string][]byte{}, map[string][]byte{}
	folder, err := filepath.Abs(s.path(filepath.FromSlash(project)))
	if info, failure := os.Stat(folder); err != nil || failure != nil || !info.IsDir() {
		return before, after // a project that is a file has neither settings nor what goes with them
	}
	for _, file := range knownFiles(folder) {
		within, err := filepath.Rel(folder, file)
		if err != nil {
			continue
		}
		name := filepath.ToSlash(within)
		is, failure := s.knownAt(head, file)
		was, err := s.knownAt(base, file)
		switch {
		case err != nil || failure != nil:
			base.note("whether %q knows more findings can't be told: %s", name, source.Cause(cmp.Or(err, failure)))
		case was != nil && !was.Own && !filepath.IsLocal(within):
			// the same file for both
		default:
			add(before, name, was)
			add(after, name, is)
		}
	}
	return before, after
}

func (s *session) knownAt(side *side, file string) (*source.Companion, error) {
	if !side.here {
		return side.source.Companion(file)
	}
	content, err := s.files.Read(file, maxBaseline)
	return &source.Companion{Content: content, Own: true}, err
}

// add keeps a file that a side has itself.
func add(texts map[string][]byte, name string, file *source.Companion) {
	if file != nil && file.Own && guard.IsKnown(file.Content) {
		texts[name] = file.Content
	}
}

// knownFiles are the files of known findings below a folder, and beside the folders that it is in, up to the root of the repository.
func knownFiles(folder string) []string {
	var found []string
	_ = filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil && entry != nil && entry.IsDir():
			return fs.SkipDir
		case err != nil:
		case entry.IsDir() && name != folder && (strings.HasPrefix(entry.Name(), ".") || slices.Contains([]string{"node_modules", "vendor"}, entry.Name())):
			return fs.SkipDir
		case isKnownFile(name, entry):
			found = append(found, name)
		}
		return nil
	})
	root := source.Root(folder)
	for above := folder; root != "" && above != root && above != filepath.Dir(above); {
		above = filepath.Dir(above)
		entries, _ := os.ReadDir(above) // what can't be listed has no file that could be named
		for _, entry := range entries {
			if name := filepath.Join(above, entry.Name()); isKnownFile(name, entry) {
				found = append(found, name)
			}
		}
	}
	return found
}

func isKnownFile(name string, entry fs.DirEntry) bool {
	if !entry.Type().IsRegular() || files.HasConfigName(name) {
		return false
	}
	file, err := os.Open(name)
	if err != nil {
		return false
	}
	defer file.Close()
	var start bytes.Buffer
	_, _ = io.CopyN(&start, file, 256) // the first line is far shorter
	return guard.IsKnown(start.Bytes())
}
