// Package cli is the command line: one file for each subcommand, with its flags, the pipeline, a renderer and an exit code.
package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"

	"github.com/hashicorp/go-multierror"

	"grants/internal/invocation"
	"grants/internal/manual"
	"grants/internal/source"
	"grants/internal/version"
)

// Env is what a run of the program sees of the world.
type Env = invocation.Env

// session is a run of the program, with a method for each command.
type session struct{ *invocation.Run }

// The exit codes. They mean the same for every command and format.
const (
	exitAnswered = 0
	exitGate     = 1 // answered, and a gate is closed
	exitFailed   = 2 // could not answer
)

// Main runs the program and returns its exit code.
func Main(args []string, env Env) (code int) {
	defer func() {
		if cause := recover(); cause != nil {
			fmt.Fprintf(env.Stderr, "grants: internal error: %s\n"+
				"This is a bug in grants %s. Please report it with the command line and, if you can, the files.\n", invocation.OneLine(fmt.Sprint(cause)), version.Version())
			code = exitFailed
		}
	}()
	invocation.Tune(env)
	s := &session{&invocation.Run{Env: env, Files: &source.Files{}}}
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
	var bad *invocation.BadSettings
	if errors.As(err, &bad) {
		s.PrintBadSettings(bad)
	}
	switch {
	case err == nil:
		return exitAnswered
	case errors.Is(err, invocation.ErrGate):
		return exitGate
	case errors.Is(err, invocation.ErrReported):
		return exitFailed
	}
	for _, one := range each(err) {
		fmt.Fprintf(s.Stderr, "grants: %s\n", invocation.OneLine(one.Error()))
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
