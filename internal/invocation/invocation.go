// Package invocation is what a run of the program is told and sees of the world: its streams, flags that commands share, the project that it names, and where results go.
package invocation

import (
	"cmp"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"grants/internal/render/runner"
	"grants/internal/source"
)

// Env is what a run of the program sees of the world.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Environ        []string // KEY=value
	Dir            string   // what relative paths start from; empty for the process's working directory
}

// ErrGate ends a command that has answered and whose gate is closed. Whoever returns it has said why.
var ErrGate = errors.New("a gate is closed")

// ErrReported ends a command that could not answer and has said why.
var ErrReported = errors.New("could not answer")

// Run is one run of the program: its streams, and the flags that all commands have in common.
type Run struct {
	Env
	Chdir    string
	Color    string // auto, always, never
	Vars     []string
	VarFiles []string
	Foreign  ForeignFlags
	Files    *source.Files
	Policies Policies
}

// Path is where a path on the command line points to.
func (r *Run) Path(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(r.Folder(), name)
}

// Dir is what relative paths start from.
func (r *Run) Folder() string {
	if r.Chdir == "" || filepath.IsAbs(r.Chdir) {
		return cmp.Or(r.Chdir, r.Dir)
	}
	return filepath.Join(r.Dir, r.Chdir)
}

// Getenv is the last value of a variable in the environment, and whether there is one.
func (e Env) Getenv(key string) (string, bool) {
	value, found := "", false
	for _, entry := range e.Environ {
		if k, v, _ := strings.Cut(entry, "="); k == key {
			value, found = v, true
		}
	}
	return value, found
}

// OneLine makes sure that a message stays one sentence on one line that commands nothing: errors of libraries may have several, and quote what
// users typed.
func OneLine(message string) string {
	return runner.Unarmed(strings.Join(strings.FieldsFunc(message, func(r rune) bool { return r < ' ' || r == 0x7f }), " "))
}

// Argument is the project that a command's arguments name.
func Argument(args []string) string {
	if len(args) > 0 {
		return args[0]
	}
	return "."
}
