package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// Files reads the files that users name, beside the project. What is no file of a repository may be a pipe, such as a shell makes of <(...); it is read
// once, however often it is asked for. The zero Files has read none, and nil reads every time.
type Files struct{ pipes map[string][]byte }

// Read is the content of a file that has at most a number of bytes. A file in a repository may not lead out of it by links: see Confine.
func (f *Files) Read(name string, maxSize int64) ([]byte, error) {
	if f != nil && f.pipes[name] != nil {
		return bytes.Clone(f.pipes[name]), nil
	}
	file, err := openNamed(name, maxSize)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	content, err := io.ReadAll(file)
	if err == nil && f != nil && file.isPipe {
		if f.pipes == nil {
			f.pipes = map[string][]byte{}
		}
		f.pipes[name] = append([]byte{}, content...)
	}
	return content, err
}

// Open opens a file that is read as it comes, and may have at most a number of bytes.
func (f *Files) Open(name string, maxSize int64) (io.ReadCloser, error) {
	return openNamed(name, maxSize)
}

func openNamed(name string, maxSize int64) (*namedFile, error) {
	if err := Confine(name); err != nil {
		return nil, err
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if err := endless(info, maxSize); err != nil {
		return nil, err
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	return &namedFile{limited{file, maxSize, maxSize}, file, info.Mode()&fs.ModeNamedPipe != 0}, nil
}

// endless refuses a file that says that it is too large, and what is no file and may have no end. The device that has nothing is a file that has nothing.
func endless(info fs.FileInfo, maxSize int64) error {
	switch mode := info.Mode(); {
	case mode.IsRegular() && info.Size() > maxSize:
		return fmt.Errorf("it has %d bytes; at most %d are read", info.Size(), maxSize)
	case mode.IsRegular() || mode&fs.ModeNamedPipe != 0:
		return nil
	case mode.IsDir():
		return errors.New("it is a folder")
	case mode&fs.ModeCharDevice != 0:
		if none, err := os.Stat(os.DevNull); err == nil && os.SameFile(none, info) {
			return nil
		}
	}
	return errors.New("it is neither a file nor a pipe")
}

// Cause is an error without the operation and path that the os package puts before it.
func Cause(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}

// namedFile is a file that is open, of which at most some bytes are read.
type namedFile struct {
	limited
	io.Closer
	isPipe bool
}

// limited is a file of which at most some bytes are read, whether it says how large it is or not.
type limited struct {
	file          io.Reader
	room, maxSize int64
}

// Read fails once there is more than there may be.
func (l *limited) Read(p []byte) (int, error) {
	n, err := l.file.Read(p)
	if l.room -= int64(n); l.room < 0 {
		return 0, fmt.Errorf("it has more than %d bytes, and no more are read", l.maxSize)
	}
	return n, err
}
