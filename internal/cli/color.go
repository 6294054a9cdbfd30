package cli

import (
	"io"
	"os"

	"golang.org/x/term"
)

// colored reports whether to write colours to a stream: as --color says, and by default to terminals unless NO_COLOR (https://no-color.org) is set.
func (s *session) colored(w io.Writer) bool {
	switch s.color {
	case "always":
		return true
	case "never":
		return false
	}
	if value, _ := s.env.getenv("NO_COLOR"); value != "" {
		return false
	}
	return isTerminal(w)
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
