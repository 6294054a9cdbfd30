package config

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"unicode/utf8"

	"grants/diag"
)

// maxFileSize is how large a file may be, in bytes.
const maxFileSize = 4 << 20

// unit is what one file says, before anything is evaluated.
type unit struct {
	file         diag.FileID
	declarations []*declaration
	variables    []*variable
	locals       []*local
	diagnostics  []diag.Diagnostic
	dropped      int // diagnostics that are not kept
	ignores      []Ignore
	controls     []Control
	broken       bool // some block could not be read
	brokenLocals bool // a locals block could not be read: any local may be missing
	lost         bool // nothing of the file could be read
}

// read reads and parses one file.
func (p *project) read(fsys fs.FS, name string, id diag.FileID) (*unit, error) {
	c, err := readContent(fsys, name)
	if err != nil {
		return nil, err
	}
	return p.parse(name, id, c), nil
}

// content is what a file has: its text, or only how large it is where that is too large.
type content struct {
	text []byte
	size int64
}

// inMemory is a file system that holds some of its files. What it hands out is for reading only.
type inMemory interface {
	Held(name string) ([]byte, bool)
}

func readContent(fsys fs.FS, name string) (content, error) {
	if memory, ok := fsys.(inMemory); ok {
		if text, held := memory.Held(name); held {
			return content{text: text, size: int64(len(text))}, nil
		}
	}
	size := int64(0)
	if info, err := fs.Stat(fsys, name); err == nil {
		switch size = info.Size(); {
		case size > maxFileSize:
			return content{size: size}, nil
		case !info.Mode().IsRegular():
			return content{}, fmt.Errorf("read %s: not a regular file", name) // a named pipe would block
		}
	}
	text, err := readFile(fsys, name, size)
	if err != nil {
		return content{}, fmt.Errorf("read %s: %w", name, pathErrorCause(err))
	}
	return content{text: text, size: int64(len(text))}, nil
}

func (p *project) parse(name string, id diag.FileID, c content) *unit {
	u := &unit{file: id}
	if !u.accept(p, c) {
		return u
	}
	r := &reader{project: p, unit: u, name: name, content: c.text, strings: map[string]string{}}
	if strings.HasSuffix(name, ".json") {
		r.readJSON()
	} else {
		r.readNative()
	}
	u.controls = controlsIn(c.text, id, u.diagnostics)
	return u
}

// accept enters the content of the unit's file, and reports whether there is nothing wrong with it before any parser sees it.
func (u *unit) accept(p *project, c content) bool {
	p.files.SetContent(u.file, c.text)
	problem, span := tooLarge(c.size), diag.Span{File: u.file}
	if c.size <= maxFileSize {
		problem, span = refuse(c.text, u.file)
	}
	if problem.Code != "" {
		u.reject(p, problem, span)
	}
	return problem.Code == ""
}

// readFile reads at most a little more than is allowed, in case the file grows or does not say how large it is.
func readFile(fsys fs.FS, name string, size int64) ([]byte, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	text := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	_, err = text.ReadFrom(io.LimitReader(file, maxFileSize+1))
	return text.Bytes(), err
}

// pathErrorCause drops the path that the caller names already.
func pathErrorCause(err error) error {
	if pathError, ok := err.(*fs.PathError); ok {
		return pathError.Err
	}
	return err
}

// reject records why a file is not looked at at all.
func (u *unit) reject(p *project, problem diag.Diagnostic, span diag.Span) {
	problem.Severity = diag.Error
	problem.Range = p.files.Range(span)
	u.diagnostics = append(u.diagnostics, problem)
	u.broken, u.lost = true, true
}

func tooLarge(size int64) diag.Diagnostic {
	return diag.Diagnostic{
		Code:    codeLimit,
		Message: fmt.Sprintf("the file has %d bytes; at most %d are read", size, maxFileSize),
		Detail:  "Split it: the boundaries of files mean nothing.",
	}
}

// refuse looks for bytes that no configuration has, before any parser sees them.
func refuse(content []byte, id diag.FileID) (diag.Diagnostic, diag.Span) {
	if len(content) > maxFileSize {
		return tooLarge(int64(len(content))), diag.Span{File: id}
	}
	if items := bytes.Count(content, []byte(",")) + bytes.Count(content, []byte("\n")); items > maxItems {
		return diag.Diagnostic{
			Code:    codeLimit,
			Message: fmt.Sprintf("the file has %d commas and lines; at most %d are read", items, maxItems),
			Detail:  "Split it: the boundaries of files mean nothing.",
		}, diag.Span{File: id}
	}
	if bytes.HasPrefix(content, []byte("\xff\xfe")) || bytes.HasPrefix(content, []byte("\xfe\xff")) {
		return diag.Diagnostic{Code: codeEncoding, Message: "the file is UTF-16", Detail: "Configuration is UTF-8 text. Convert the file."}, byteSpan(id, 0)
	}
	if at := bytes.IndexByte(content, 0); at >= 0 {
		return diag.Diagnostic{
			Code:    codeEncoding,
			Message: "the file contains a NUL byte",
			Detail:  "Configuration is UTF-8 text. A NUL byte points to a binary file or to UTF-16.",
		}, byteSpan(id, at)
	}
	if at := firstInvalidUTF8(content); at >= 0 {
		return diag.Diagnostic{
			Code:    codeEncoding,
			Message: fmt.Sprintf("byte 0x%02x is not UTF-8", content[at]),
			Detail:  "Configuration is UTF-8 text. Convert the file.",
		}, byteSpan(id, at)
	}
	return diag.Diagnostic{}, diag.Span{}
}

func byteSpan(id diag.FileID, at int) diag.Span {
	return diag.Span{File: id, Start: uint32(at), End: uint32(at + 1)}
}

func firstInvalidUTF8(content []byte) int {
	if utf8.Valid(content) {
		return -1
	}
	at := 0
	for at < len(content) {
		r, size := utf8.DecodeRune(content[at:])
		if r == utf8.RuneError && size <= 1 {
			return at
		}
		at += size
	}
	return -1
}
