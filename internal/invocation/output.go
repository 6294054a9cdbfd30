package invocation

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"grants/internal/english"
	"grants/internal/flagvalue"
	"grants/internal/render/runner"
	"grants/internal/rewrite"
	"grants/internal/source"
)

// Outputs is the flag -o FORMAT[=FILE]: where a result goes, and in which formats.
type Outputs struct {
	formats  []string // that the command has
	fallback string   // the format where none is asked for
	Wanted   []Output
	// FilesOnly: standard output is taken, so there is no default.
	FilesOnly bool
}

// Output is one place that a result goes to.
type Output struct {
	Format string
	File   string // empty for standard output
}

// NewOutputs gives a command the flag -o with its formats.
func NewOutputs(command *cobra.Command, formats ...string) *Outputs {
	o := &Outputs{formats: formats, fallback: formats[0]}
	command.Flags().VarP(o, "output", "o", fmt.Sprintf("write `FORMAT[=FILE]`: %s; repeatable (default %s)", english.Alternatives(formats), formats[0]))
	_ = command.RegisterFlagCompletionFunc("output", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp)) // fails only where there is no such flag
	return o
}

// OnTerminals makes a format the default where standard output is a terminal. What reads a pipe gets the other.
func (r *Run) OnTerminals(command *cobra.Command, o *Outputs, format string) {
	flag := command.Flags().Lookup("output")
	flag.Usage = strings.Replace(flag.Usage, "(default ", "(default "+format+" on a terminal, else ", 1)
	if isTerminal(r.Stdout) {
		o.fallback = format
	}
}

// Set takes one value from the command line.
func (o *Outputs) Set(value string) error {
	format, file, toFile := strings.Cut(value, "=")
	switch {
	case !slices.Contains(o.formats, format):
		return flagvalue.Unknown("format", format, o.formats)
	case toFile && file == "":
		return fmt.Errorf("%q names no file after the equals sign", value)
	}
	if slices.ContainsFunc(o.Wanted, func(other Output) bool { return other.File == file }) {
		if file == "" {
			return fmt.Errorf("only one output can go to standard output; write %s=FILE", format)
		}
		return fmt.Errorf("two outputs go to the file %q", file)
	}
	o.Wanted = append(o.Wanted, Output{format, file})
	return nil
}

// String is the flag's value before it is set: none.
func (o *Outputs) String() string { return "" }

// Type names the value.
func (o *Outputs) Type() string { return "FORMAT[=FILE]" }

// OrDefault is what was asked for: the default format on standard output if nothing was.
func (o *Outputs) OrDefault() []Output {
	if len(o.Wanted) == 0 && !o.FilesOnly {
		return []Output{{Format: o.fallback}}
	}
	return o.Wanted
}

// Used is the formats that will be written.
func (o *Outputs) Used() []string {
	var formats []string
	for _, out := range o.OrDefault() {
		formats = append(formats, out.Format)
	}
	return formats
}

// Writer writes a result in a format.
type Writer func(format string, w io.Writer, color bool) error

// Write writes all outputs that were asked for. Files come first and appear only when all of them are complete.
func (r *Run) Write(o *Outputs, write Writer) error {
	wanted := o.OrDefault()
	if err := r.writeFiles(wanted, write); err != nil {
		return err
	}
	for _, out := range wanted {
		if out.File == "" {
			if err := write(out.Format, r.Stdout, r.Colored(r.Stdout)); err != nil {
				return fmt.Errorf("write to standard output: %w", err)
			}
		}
	}
	return nil
}

func (r *Run) writeFiles(wanted []Output, write Writer) error {
	var files []*rewrite.File
	defer func() {
		for _, f := range files {
			f.Discard()
		}
	}()
	for _, out := range wanted {
		if out.File == "" {
			continue
		}
		f, err := rewrite.Create(r.Path(out.File))
		if err != nil {
			return unwritten(out, err)
		}
		files = append(files, f)
		if err := errors.Join(write(out.Format, f, r.Color == "always"), f.Close()); err != nil {
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

func unwritten(out Output, err error) error {
	return fmt.Errorf("write %s to %q: %w", out.Format, out.File, source.Cause(err))
}

// PrintLines writes lines that repeat what is in files. They go to people and to programs that need every byte, such as patch, unless a build's
// runner reads along that takes commands from them.
func (r *Run) PrintLines(text string) error {
	for _, variable := range []string{"GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION"} {
		if value, _ := r.Getenv(variable); value != "" {
			return r.Print(runner.Unarmed(text))
		}
	}
	return r.Print(text)
}

// Print writes to standard output.
func (r *Run) Print(text string) error {
	if _, err := io.WriteString(r.Stdout, text); err != nil {
		return fmt.Errorf("write to standard output: %w", err)
	}
	return nil
}
