package project

import (
	"bytes"
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

// KnownFiles are the files of known findings below a folder, and beside the folders that it is in, up to the root of the repository.
func KnownFiles(folder string) []string {
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
