package render

import (
	"bufio"
	"io"
)

// bufferSize is the size of the buffer between a renderer and its writer.
const bufferSize = 64 << 10

// newWriter is a writer with room for that.
func newWriter(w io.Writer) *bufio.Writer { return bufio.NewWriterSize(w, bufferSize) }
