// Package source opens a project: a directory, a git revision, a snapshot, stdin - each as an fs.FS.
package source

import (
	"bytes"
	"io/fs"

	"grants/config"
	"grants/diag"
)

// Project is the files of one tenant.
type Project struct {
	FS     fs.FS
	File   string         // of a project that is one file: its name within FS; else empty
	Dir    string         // the project's folder as the user named it, slash-separated; empty for the current directory and where there is no folder
	Config *config.Config // of a snapshot, which has no files, and of a foreign source; else nil

	Foreign     string            // the scheme of a foreign source; else empty
	named       string            // what stands behind that scheme
	Diagnostics []diag.Diagnostic // what is wrong with a foreign source

	stood string // of a commit: Dir, if the files stood where they are in the repository; else empty
	here  string // where the user stands in the project's folder, which Dir leads up from; else empty

	companion func(name string) (*Companion, error) // of a side that is neither a snapshot nor nothing
	beside    func(folder string) (fs.FS, bool, error)

	InFolder map[string][]byte // of a commit: the files that are the same in the folder of the project, which have been read from there
}

// ReadFile is the content of a file of the project, as far as that is no larger than configuration may be, by far.
func (p *Project) ReadFile(name string) ([]byte, error) {
	info, err := fs.Stat(p.FS, name)
	if err != nil {
		return nil, err
	}
	if err := endless(info, maxFile); err != nil {
		return nil, err
	}
	file, err := p.FS.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	content := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead))
	_, err = content.ReadFrom(&limited{file, maxFile, maxFile})
	return content.Bytes(), err
}

// InMemory is a project of files that are in memory, by their paths.
func InMemory(files map[string][]byte) *Project { return &Project{FS: newTree(files)} }

// Buffer is a project of one file that is in memory.
func Buffer(name string, content []byte) *Project {
	return &Project{FS: newTree(map[string][]byte{name: content}), File: name}
}
