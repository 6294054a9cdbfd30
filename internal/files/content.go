package files

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
)

// MaxSize is how large a file may be, in bytes.
const MaxSize = 4 << 20

// Content is what a file has: its text, or only how large it is where that is too large.
type Content struct {
	Text []byte
	Size int64
}

// inMemory is a file system that holds some of its files. What it hands out is for reading only.
type inMemory interface {
	Held(name string) ([]byte, bool)
}

// Read is the content of a file. What is no regular file is an error.
func Read(fsys fs.FS, name string) (Content, error) {
	if memory, ok := fsys.(inMemory); ok {
		if text, held := memory.Held(name); held {
			return Content{Text: text, Size: int64(len(text))}, nil
		}
	}
	size := int64(0)
	if info, err := fs.Stat(fsys, name); err == nil {
		switch size = info.Size(); {
		case size > MaxSize:
			return Content{Size: size}, nil
		case !info.Mode().IsRegular():
			return Content{}, fmt.Errorf("read %s: not a regular file", name) // a named pipe would block
		}
	}
	text, err := readFile(fsys, name, size)
	if err != nil {
		return Content{}, fmt.Errorf("read %s: %w", name, pathErrorCause(err))
	}
	return Content{Text: text, Size: int64(len(text))}, nil
}

// Size is the size of a file that is going to be read.
func Size(fsys fs.FS, name string) int64 {
	if memory, ok := fsys.(inMemory); ok {
		if text, held := memory.Held(name); held {
			return int64(len(text))
		}
	}
	if info, err := fs.Stat(fsys, name); err == nil && info.Size() <= MaxSize {
		return info.Size()
	}
	return 0
}

// readFile reads at most a little more than is allowed, in case the file grows or does not say how large it is.
func readFile(fsys fs.FS, name string, size int64) ([]byte, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	text := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	_, err = text.ReadFrom(io.LimitReader(file, MaxSize+1))
	return text.Bytes(), err
}

// pathErrorCause drops the path that the caller names already.
func pathErrorCause(err error) error {
	if pathError, ok := err.(*fs.PathError); ok {
		return pathError.Err
	}
	return err
}
