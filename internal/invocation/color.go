package invocation

import (
	"io"
	"os"

	"golang.org/x/term"
)

// Colored reports whether to write colours to a stream: as --color says, and by default to terminals unless NO_COLOR (https://no-color.org) is set.
func (r *Run) Colored(w io.Writer) bool {
	switch r.Color {
	case "always":
		return true
	case "never":
		return false
	}
	if value, _ := r.Getenv("NO_COLOR"); value != "" {
		return false
	}
	return isTerminal(w)
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// TerminalWidth is the columns of the terminal that w is, 0 where it is none.
func TerminalWidth(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return width
}
