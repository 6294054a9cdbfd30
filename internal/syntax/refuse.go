package syntax

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"grants/diag"
	"grants/internal/files"
)

// Refuse looks for bytes that no configuration has, before any parser sees them.
func Refuse(content []byte, id diag.FileID) (diag.Diagnostic, diag.Span) {
	if len(content) > files.MaxSize {
		return tooLarge(int64(len(content))), diag.Span{File: id}
	}
	if items := bytes.Count(content, []byte(",")) + bytes.Count(content, []byte("\n")); items > MaxItems {
		return diag.Diagnostic{
			Code:    CodeLimit,
			Message: fmt.Sprintf("the file has %d commas and lines; at most %d are read", items, MaxItems),
			Detail:  "Split it: the boundaries of files mean nothing.",
		}, diag.Span{File: id}
	}
	if bytes.HasPrefix(content, []byte("\xff\xfe")) || bytes.HasPrefix(content, []byte("\xfe\xff")) {
		return diag.Diagnostic{Code: CodeEncoding, Message: "the file is UTF-16", Detail: "Configuration is UTF-8 text. Convert the file."}, ByteSpan(id, 0)
	}
	if at := bytes.IndexByte(content, 0); at >= 0 {
		return diag.Diagnostic{
			Code:    CodeEncoding,
			Message: "the file contains a NUL byte",
			Detail:  "Configuration is UTF-8 text. A NUL byte points to a binary file or to UTF-16.",
		}, ByteSpan(id, at)
	}
	if at := firstInvalidUTF8(content); at >= 0 {
		return diag.Diagnostic{
			Code:    CodeEncoding,
			Message: fmt.Sprintf("byte 0x%02x is not UTF-8", content[at]),
			Detail:  "Configuration is UTF-8 text. Convert the file.",
		}, ByteSpan(id, at)
	}
	return diag.Diagnostic{}, diag.Span{}
}

// RefuseContent is Refuse for a file that may be too large to have been read.
func RefuseContent(c files.Content, id diag.FileID) (diag.Diagnostic, diag.Span) {
	if c.Size > files.MaxSize {
		return tooLarge(c.Size), diag.Span{File: id}
	}
	return Refuse(c.Text, id)
}

func tooLarge(size int64) diag.Diagnostic {
	return diag.Diagnostic{
		Code:    CodeLimit,
		Message: fmt.Sprintf("the file has %d bytes; at most %d are read", size, files.MaxSize),
		Detail:  "Split it: the boundaries of files mean nothing.",
	}
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

// ByteSpan is one byte of a file.
func ByteSpan(id diag.FileID, at int) diag.Span {
	return diag.Span{File: id, Start: uint32(at), End: uint32(at + 1)}
}
