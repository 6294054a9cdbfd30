// Package cli is the command line: one file for each subcommand, with its flags, the pipeline, a renderer and an exit code.
package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/hashicorp/go-multierror"

	"grants/internal/manual"
	"grants/internal/render/runner"
	"grants/internal/source"
	"grants/internal/version"
)

// Env is what a run of the program sees of the world.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Environ        []string // KEY=value
	Dir            string   // what relative paths start from; empty for the process's working directory
}

// The exit codes. They mean the same for every command and format.
const (
	exitAnswered = 0
	exitGate     = 1 // answered, and a gate is closed
	exitFailed   = 2 // could not answer
)

// errGate ends a command that has answered and whose gate is closed. Whoever returns it has said why.
var errGate = errors.New("a gate is closed")

// errReported ends a command that could not answer and has said why.
var errReported = errors.New("could not answer")

// Main runs the program and returns its exit code.
func Main(args []string, env Env) (code int) {
	defer func() {
		if cause := recover(); cause != nil {
			fmt.Fprintf(env.Stderr, "grants: internal error: %s\n"+
				"This is a bug in grants %s. Please report it with the command line and, if you can, the files.\n", oneLine(fmt.Sprint(cause)), version.Version())
			code = exitFailed
		}
	}()
	tune(env)
	s := &session{env: env, files: &source.Files{}}
	out := &watched{Writer: env.Stdout}
	root := s.root(out)
	root.SetArgs(args)
	return s.exitCode(cmp.Or(manual.CommandError(root, root.Execute()), out.err))
}

// watched remembers that a write failed: cobra does not say so when it prints help.
type watched struct {
	io.Writer
	err error
}

// Write writes.
func (w *watched) Write(b []byte) (int, error) {
	n, err := w.Writer.Write(b)
	w.err = cmp.Or(w.err, err)
	return n, err
}

func (s *session) exitCode(err error) int {
	var bad *badSettings
	if errors.As(err, &bad) {
		s.printBadSettings(bad)
	}
	switch {
	case err == nil:
		return exitAnswered
	case errors.Is(err, errGate):
		return exitGate
	case errors.Is(err, errReported):
		return exitFailed
	}
	for _, one := range each(err) {
		fmt.Fprintf(s.env.Stderr, "grants: %s\n", oneLine(one.Error()))
	}
	return exitFailed
}

// each is the failures that an error is made of: several files can fail to be read in one run.
func each(err error) []error {
	var several *multierror.Error
	if errors.As(err, &several) {
		return several.Errors
	}
	return []error{err}
}

// session is one run of the program: its streams, and the flags that all commands have in common.
type session struct {
	env      Env
	chdir    string
	color    string
	vars     []string
	varFiles []string
	files    *source.Files

	foreignFlags foreignFlags
}

// path is where a path on the command line points to.
func (s *session) path(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(s.dir(), name)
}

// dir is what relative paths start from.
func (s *session) dir() string {
	if s.chdir == "" || filepath.IsAbs(s.chdir) {
		return firstOf(s.chdir, s.env.Dir)
	}
	return filepath.Join(s.env.Dir, s.chdir)
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// getenv is the last value of a variable in the environment, and whether there is one.
func (e Env) getenv(key string) (string, bool) {
	value, found := "", false
	for _, entry := range e.Environ {
		if k, v, _ := strings.Cut(entry, "="); k == key {
			value, found = v, true
		}
	}
	return value, found
}

// oneLine makes sure that a message stays one sentence on one line that commands nothing: errors of libraries may have several, and quote what
// users typed.
func oneLine(message string) string {
	return runner.Unarmed(strings.Join(strings.FieldsFunc(message, func(r rune) bool { return r < ' ' || r == 0x7f }), " "))
}
