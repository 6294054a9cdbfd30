package cli

import (
	"cmp"
	"os"
	"path/filepath"

	"grants/internal/guard"
	"grants/internal/project"
	"grants/internal/source"
)

// knownOf reads the files of known findings as both sides have them, by their paths from the project's folder. Which files those are, the working tree
// says: whoever names one on the command line has it there.
func (s *session) knownOf(dir string, head, base *side) (before, after map[string][]byte) {
	before, after = map[string][]byte{}, map[string][]byte{}
	folder, err := filepath.Abs(s.path(filepath.FromSlash(dir)))
	if info, failure := os.Stat(folder); err != nil || failure != nil || !info.IsDir() {
		return before, after // a project that is a file has neither settings nor what goes with them
	}
	for _, file := range project.KnownFiles(folder) {
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
