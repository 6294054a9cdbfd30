package cli

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"grants/internal/english"
	"grants/internal/flagvalue"
	"grants/internal/rewrite"
	"grants/internal/source"
)

// outputs is the flag -o FORMAT[=FILE]: where a result goes, and in which formats.
type outputs struct {
	formats  []string // that the command has
	fallback string   // the format where none is asked for
	wanted   []output
	// filesOnly: standard output is taken, so there is no default.
	filesOnly bool
}

type output struct {
	format string
	file   string // empty for standard output
}

// newOutputs gives a command the flag -o with its formats.
func newOutputs(command *cobra.Command, formats ...string) *outputs {
	o := &outputs{formats: formats, fallback: formats[0]}
	command.Flags().VarP(o, "output", "o", fmt.Sprintf("write `FORMAT[=FILE]`: %s; repeatable (default %s)", english.Alternatives(formats), formats[0]))
	_ = command.RegisterFlagCompletionFunc("output", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp)) // fails only where there is no such flag
	return o
}

// onTerminals makes a format the default where standard output is a terminal. What reads a pipe gets the other.
func (s *session) onTerminals(command *cobra.Command, o *outputs, format string) {
	flag := command.Flags().Lookup("output")
	flag.Usage = strings.Replace(flag.Usage, "(default ", "(default "+format+" on a terminal, else ", 1)
	if isTerminal(s.env.Stdout) {
		o.fallback = format
	}
}

// Set takes one value from the command line.
func (o *outputs) Set(value string) error {
	format, file, toFile := strings.Cut(value, "=")
	switch {
	case !slices.Contains(o.formats, format):
		return flagvalue.Unknown("format", format, o.formats)
	case toFile && file == "":
		return fmt.Errorf("%q names no file after the equals sign", value)
	}
	if slices.ContainsFunc(o.wanted, func(other output) bool { return other.file == file }) {
		if file == "" {
			return fmt.Errorf("only one output can go to standard output; write %s=FILE", format)
		}
		return fmt.Errorf("two outputs go to the file %q", file)
	}
	o.wanted = append(o.wanted, output{format, file})
	return nil
}

// String is the flag's value before it is set: none.
func (o *outputs) String() string { return "" }

// Type names the value.
func (o *outputs) Type() string { return "FORMAT[=FILE]" }

// orDefault is what was asked for: the default format on standard output if nothing was.
func (o *outputs) orDefault() []output {
	if len(o.wanted) == 0 && !o.filesOnly {
		return []output{{format: o.fallback}}
	}
	return o.wanted
}

// used is the formats that will be written.
func (o *outputs) used() []string {
	var formats []string
	for _, out := range o.orDefault() {
		formats = append(formats, out.format)
	}
	return formats
}

// writer writes a result in a format.
type writer func(format string, w io.Writer, color bool) error

// write writes all outputs that were asked for. Files come first and appear only when all of them are complete.
func (s *session) write(o *outputs, write writer) error {
	wanted := o.orDefault()
	if err := s.writeFiles(wanted, write); err != nil {
		return err
	}
	for _, out := range wanted {
		if out.file == "" {
			if err := write(out.format, s.env.Stdout, s.colored(s.env.Stdout)); err != nil {
				return fmt.Errorf("write to standard output: %w", err)
			}
		}
	}
	return nil
}

func (s *session) writeFiles(wanted []output, write writer) error {
	var files []*rewrite.File
	defer func() {
		for _, f := range files {
			f.Discard()
		}
	}()
	for _, out := range wanted {
		if out.file == "" {
			continue
		}
		f, err := rewrite.Create(s.path(out.file))
		if err != nil {
			return unwritten(out, err)
		}
		files = append(files, f)
		if err := errors.Join(write(out.format, f, s.color == "always"), f.Close()); err != nil {
			return unwritten(out, err)
		}
	}
	for _, f := range files {
		if err := f.Publish(); err != nil {
			return err
		}
	}
	return nil
}

func unwritten(out output, err error) error {
	return fmt.Errorf("write %s to %q: %w", out.format, out.file, source.Cause(err))
}
