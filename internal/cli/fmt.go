package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"grants/diag"
	"grants/internal/comparison"
	"grants/internal/files"
	"grants/internal/invocation"
	"grants/internal/project"
	"grants/internal/render/findings"
	"grants/internal/repair"
	"grants/internal/rewrite"
	"grants/internal/source"
	"grants/internal/version"
)

type fmtFlags struct{ check, diff bool }

func (s *session) fmt() *cobra.Command {
	var flags fmtFlags
	command := &cobra.Command{
		Use:   "fmt [DIR|FILE...|-]",
		Short: "Lay out the configuration in the canonical way",
		Long: `Rewrite files of native syntax in the canonical layout, and print the names of those that changed. - formats standard input to standard output.

The layout has HCL's indentation and alignment, no spaces at line ends, no blank lines at the edges of blocks and no two in a row; brackets of a list over
several lines stand on lines of their own, with a comma after the last item. How lines are grouped stays, and so does every comment.
JSON is left alone: it is written by programs.

A file that does not parse, or that spaces would make larger than a file may be, stays as it is and the exit code is 2; the others are formatted.
Before anything is written, the matrix of the new files is compared with that of the old ones.`,
	}
	command.Flags().BoolVar(&flags.check, "check", false, "write nothing, and exit with 1 if a file would change")
	command.Flags().BoolVar(&flags.diff, "diff", false, "write nothing, and print what would change")
	command.RunE = func(_ *cobra.Command, args []string) error {
		if isStdin(args) {
			return s.fmtStdin(flags)
		}
		return s.fmtProject(args, flags)
	}
	return command
}

// fmtProject formats what the arguments name, one after the other. Nothing is written before all of it is proved.
func (s *session) fmtProject(args []string, flags fmtFlags) error {
	if len(args) == 0 {
		args = []string{"."}
	}
	var all []*formatting
	for _, name := range args {
		l, err := s.layOutNamed(name)
		if err != nil {
			return err
		}
		if l != nil {
			all = append(all, l)
		}
	}
	if !flags.check && !flags.diff {
		for _, l := range all {
			if err := s.rewrite(l.Files); err != nil {
				return err
			}
		}
	}
	for _, l := range all {
		if err := s.printFormatted(l.Files, flags); err != nil {
			return err
		}
	}
	var result error
	for _, l := range all {
		if err := s.fmtResult(l.Files, flags, l.refused); err != nil && !errors.Is(result, invocation.ErrReported) {
			result = err
		}
	}
	return result
}

// formatting is the new layout of what one argument names.
type formatting struct {
	*rewrite.Files
	refused []diag.Diagnostic
}

// layOutNamed formats a folder, or a file, in memory. It is nil for a file that its project leaves out: hooks name every file that changed.
func (s *session) layOutNamed(name string) (*formatting, error) {
	if s.IsElsewhere(name) {
		return nil, fmt.Errorf("%q is no folder or file that can be written to", name)
	}
	opened, err := s.OpenSource(name)
	if err != nil {
		return nil, err
	}
	src := opened.Source
	if src.File != "" && s.isLeftOut(name) {
		return nil, nil
	}
	opts, err := s.Options(src)
	if err != nil {
		return nil, err
	}
	names, err := formattable(src, opts.LeaveOut, opened.Within, name)
	if err != nil {
		return nil, err
	}
	r, refused, err := repair.LayOut(src, names)
	if err == nil {
		err = s.proveLayout(r)
	}
	return &formatting{r, refused}, err
}

// isLeftOut reports whether a project leaves out a file that the user names, and says so.
func (s *session) isLeftOut(name string) bool {
	home := s.Home(name)
	out := home.Within != "" && (source.IsNeverRead(home.Within) || project.LeftOut(s.Path(filepath.FromSlash(home.Dir)), home.Within))
	if out {
		s.noteLeftOut(name, home.Dir)
	}
	return out
}

func (s *session) noteLeftOut(name, project string) {
	fmt.Fprintf(s.Stderr, "grants: %q is left out of the project in %q\n", invocation.OneLine(name), invocation.OneLine(project))
}

// formattable are the files to format: those of native syntax in a folder of a project, or the one that was named.
func formattable(src *source.Project, leaveOut func(string) bool, within, name string) ([]string, error) {
	if src.File != "" {
		if strings.HasSuffix(src.File, ".json") {
			return nil, fmt.Errorf("%q is JSON, which is not formatted: it is written by programs", name)
		}
		return []string{src.File}, nil
	}
	names, err := files.Native(src.FS, leaveOut)
	names = slices.DeleteFunc(names, func(name string) bool { return !project.IsBelow(within, name) })
	if err == nil && len(names) == 0 {
		err = fmt.Errorf("%q has nothing to format: no file below it ends in .grants.hcl, .grantsvars.hcl or .grantstest.hcl", name)
	}
	return names, err
}

// proveLayout compares the project before and after. A difference is a mistake of ours.
func (s *session) proveLayout(r *rewrite.Files) error {
	if r.Size() == 0 {
		return nil
	}
	invocation.TuneForTwo(s.Env)
	opts, err := s.Options(r.Source)
	if err != nil {
		return err
	}
	before, after, err := comparison.Rewritten(r.Source, r.Preview(), opts)
	if err != nil {
		return err
	}
	if limit := repair.NewLimit(before.Diagnostics, after.Diagnostics); limit != "" {
		return fmt.Errorf("with its spaces the project would go beyond a limit: %s; nothing was written", limit)
	}
	differs := repair.Difference(before, after)
	if differs != "" {
		return fmt.Errorf("formatting would change %s, which is a bug in grants %s; nothing was written", differs, version.Version())
	}
	return nil
}

func (s *session) printFormatted(r *rewrite.Files, flags fmtFlags) error {
	if flags.diff {
		return s.PrintLines(r.Diff())
	}
	var names strings.Builder
	for _, name := range r.Names() {
		fmt.Fprintln(&names, r.Source.Shown(name))
	}
	return s.PrintLines(names.String())
}

func (s *session) fmtResult(r *rewrite.Files, flags fmtFlags, refused []diag.Diagnostic) error {
	if len(refused) > 0 {
		return s.refuseFormat(r.Source, refused)
	}
	if flags.check && r.Size() > 0 {
		return invocation.ErrGate
	}
	return nil
}

// refuseFormat says what can't be formatted.
func (s *session) refuseFormat(src *source.Project, refused []diag.Diagnostic) error {
	p := &project.Project{Source: src, Diagnostics: refused}
	if err := findings.Text(s.Stderr, invocation.ReportOf(p, refused, diag.Error), s.Colored(s.Stderr)); err != nil {
		return errors.Join(invocation.ErrReported, err)
	}
	files := fmt.Sprintf("%d files stay as they are", len(refused))
	if len(refused) == 1 {
		files = fmt.Sprintf("%q stays as it is", p.Place(refused[0].Range.File))
	}
	fmt.Fprintf(s.Stderr, "grants: %s\n", invocation.OneLine(files))
	return invocation.ErrReported
}

func (s *session) fmtStdin(flags fmtFlags) error {
	content, err := s.ReadStdin()
	if err != nil {
		return err
	}
	src := source.Buffer(stdinName, content)
	r, refused, err := repair.LayOut(src, []string{stdinName})
	if err == nil {
		err = s.proveLayout(r)
	}
	switch {
	case err != nil:
		return err
	case len(refused) == 0 && !flags.check && !flags.diff:
		formatted, err := r.Content(stdinName)
		return errors.Join(err, s.Print(string(formatted)))
	case flags.check || flags.diff:
		err = s.printFormatted(r, flags)
	}
	return errors.Join(err, s.fmtResult(r, flags, refused))
}
