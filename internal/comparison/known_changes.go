package comparison

import (
	"cmp"
	"os"
	"path/filepath"

	"grants/internal/baseline"
	"grants/internal/guard"
	"grants/internal/project"
	"grants/internal/source"
)

// knownOf reads the files of known findings as both sides have them, by their paths from the project's folder. Which files those are, the working tree
// says: whoever names one on the command line has it there.
func (o opener) knownOf(dir string, head, base *Side) (before, after map[string][]byte) {
	before, after = map[string][]byte{}, map[string][]byte{}
	folder, err := filepath.Abs(o.Path(filepath.FromSlash(dir)))
	if info, failure := os.Stat(folder); err != nil || failure != nil || !info.IsDir() {
		return before, after // a project that is a file has neither settings nor what goes with them
	}
	for _, file := range project.KnownFiles(folder) {
		within, err := filepath.Rel(folder, file)
		if err != nil {
			continue
		}
		name := filepath.ToSlash(within)
		is, failure := o.knownAt(head, file)
		was, err := o.knownAt(base, file)
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

func (o opener) knownAt(side *Side, file string) (*source.Companion, error) {
	if !side.here {
		return side.source.Companion(file)
	}
	content, err := o.Files.Read(file, baseline.MaxBytes)
	return &source.Companion{Content: content, Own: true}, err
}

// add keeps a file that a side has itself.
func add(texts map[string][]byte, name string, file *source.Companion) {
	if file != nil && file.Own && guard.IsKnown(file.Content) {
		texts[name] = file.Content
	}
}
