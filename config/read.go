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
	ignores      []Ignore
	broken       bool // some block could not be read
	brokenLocals bool // a locals block could not be read: any local may be missing
	lost         bool // nothing of the file could be read
}

// read reads and parses one file.
func (p *project) read(fsys fs.FS, name string, id diag.FileID) (*unit, error) {
	u := &unit{file: id}
	content, err := p.content(fsys, name, u)
	if err != nil || u.lost {
		return u, err
	}
	r := &reader{project: p, unit: u, name: name, content: content, strings: map[string]string{}}
	if strings.HasSuffix(name, ".json") {
		r.readJSON()
	} else {
		r.readNative()
	}
	return u, nil
}

// content is the text of a file, unless that is nothing to look at, which the unit says.
func (p *project) content(fsys fs.FS, name string, u *unit) ([]byte, error) {
	if info, err := fs.Stat(fsys, name); err == nil && info.Size() > maxFileSize {
		p.files.SetContent(u.file, nil)
		u.reject(p, tooLarge(info.Size()), diag.Span{File: u.file})
		return nil, nil
	} else if err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("read %s: not a regular file", name) // a named pipe would block
	}
	content, err := readFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, pathErrorCause(err))
	}
	p.files.SetContent(u.file, content)
	if problem, span := refuse(content, u.file); problem.Code != "" {
		u.reject(p, problem, span)
	}
	return content, nil
}

// readFile reads at most a little more than is allowed, in case the file grows or does not say how large it is.
func readFile(fsys fs.FS, name string) ([]byte, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, maxFileSize+1))
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
