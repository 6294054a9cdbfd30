package source

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"grants/config"
)

// openSnapshot opens what config.Snapshot wrote.
func (s *Sides) openSnapshot(info *Info, name string) (*Project, error) {
	file, err := os.Open(s.path(name))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no file %q", name)
	case err != nil:
		return nil, err
	}
	defer file.Close()
	snapshot, err := config.ReadSnapshot(bufio.NewReaderSize(file, 1<<16))
	if err != nil {
		return nil, fmt.Errorf("read %q: %w", name, err)
	}
	info.Digest = snapshot.Digest
	return &Project{FS: newTree(nil), Config: snapshot.Config}, nil
}
