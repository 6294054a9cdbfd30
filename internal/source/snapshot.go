package source

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"

	"grants/config/snapshot"
)

// maxSnapshot is the number of bytes of a snapshot that are read. A tenant of 200,000 grants has far fewer.
const maxSnapshot = 1 << 30

// openSnapshot opens what snapshot.Snapshot wrote.
func (s *Sides) openSnapshot(info *Info, name string) (*Project, error) {
	file, err := s.Files.Open(s.path(name), maxSnapshot)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no file %q", name)
	case err != nil:
		return nil, fmt.Errorf("read %q: %w", name, Cause(err))
	}
	defer file.Close()
	read, err := snapshot.Read(bufio.NewReaderSize(file, 1<<16))
	if err != nil {
		return nil, fmt.Errorf("read %q: %w", name, err)
	}
	info.Digest = read.Digest
	project := &Project{FS: newTree(nil), Config: read.Config, stood: shown(s.folder())}
	project.here = standIn(s.Base, project.stood)
	return project, nil
}
