package text

import (
	"bufio"
	"io"
)

// BufferSize is the size of the buffer between a renderer and its writer.
const BufferSize = 64 << 10

// NewWriter is a writer with room for that.
func NewWriter(w io.Writer) *bufio.Writer { return bufio.NewWriterSize(w, BufferSize) }
