package invocation

import (
	"fmt"
	"io"
)

// maxInput is more bytes than any file may have, so that one which is somewhat too large is told by config.
const maxInput = 8 << 20

// ReadStdin is what comes on standard input, as much as a file may have.
func (r *Run) ReadStdin() ([]byte, error) {
	content, err := io.ReadAll(io.LimitReader(r.Stdin, maxInput))
	if err != nil {
		return nil, fmt.Errorf("read standard input: %w", err)
	}
	return content, nil
}
