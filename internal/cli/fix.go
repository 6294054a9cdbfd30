package cli

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"grants/diag"
	"grants/internal/english"
	"grants/internal/invocation"
	"grants/internal/project"
	planformat "grants/internal/render/plan"
	"grants/internal/repair"
	"grants/internal/rewrite"
	"grants/internal/version"
	"grants/plan"
)

// fixFlags say what lint repairs.
type fixFlags struct{ safe, unsafe, diff bool }

func (f *fixFlags) add(command *cobra.Command) {
	command.Flags().BoolVar(&f.safe, "fix", false, "repair what can be repaired without changing anybody's access, and report what is left")
	command.Flags().BoolVar(&f.unsafe, "fix-unsafe", false, "make all repairs, after printing how they change access")
	command.Flags().BoolVar(&f.diff, "diff", false, "write nothing, and print what --fix (or --fix-unsafe) would change")
}

func (f *fixFlags) wanted() bool { return f.safe || f.unsafe || f.diff }

func (f *fixFlags) writes() bool { return f.wanted() && !f.diff }

// check gives standard output to the diff, and refuses a report there.
func (f *fixFlags) check(o *invocation.Outputs) error {
	o.FilesOnly = f.diff
	for _, out := range o.Wanted {
		if f.diff && out.File == "" {
			return fmt.Errorf("--diff and -o %s both write to standard output; write -o %s=FILE", out.Format, out.Format)
		}
	}
	return nil
}

// fix repairs a project and gives it back as it is then. With --diff it stays as it is.
func (s *session) fix(p *project.Project, find repair.Finder, flags fixFlags) (*project.Project, error) {
	r := repair.New(p, find, s.Compile, version.Version())
	if err := r.Run(flags.unsafe); err != nil {
		return nil, err
	}
	if flags.unsafe && r.Size() > 0 {
		if err := s.printAccessChange(p, r.Project); err != nil {
			return nil, err
		}
	}
	verb := "fixed"
	if flags.diff {
		verb = "would fix"
		if err := s.PrintLines(r.Diff()); err != nil {
			return nil, err
		}
	} else if err := s.rewrite(r.Files); err != nil {
		return nil, err
	}
	s.summarize(r, verb)
	if flags.diff {
		return p, nil
	}
	return r.Project, nil
}

// printAccessChange says who can do more or less after the repairs.
func (s *session) printAccessChange(before, after *project.Project) error {
	switch {
	case diag.HasErrors(before.Diagnostics):
		fmt.Fprintln(s.Stderr, "grants: the configuration does not compile, so there is no access to compare that after the fixes with")
		return nil
	case diag.HasErrors(after.Diagnostics):
		return errors.New("with all fixes the configuration would not compile; nothing was written")
	}
	change := plan.Diff(before.Tenant, after.Tenant)
	change.Base.Path, change.Head.Path = "the files as they are", "the files with all fixes"
	rows := planformat.Rows{Limit: planformat.DefaultRows, Width: invocation.TerminalWidth(s.Stderr)}
	return planformat.TextRows(s.Stderr, change, planformat.ShowImpacts, s.Colored(s.Stderr), rows)
}

// rewrite writes new content to the files of a project.
func (s *session) rewrite(r *rewrite.Files) error {
	return r.Write(s.Path(filepath.FromSlash(r.Source.Dir)))
}

// summarize says how much was repaired, and what else is worth knowing.
func (s *session) summarize(r *repair.Repair, verb string) {
	for _, note := range r.Notes {
		fmt.Fprintf(s.Stderr, "grants: %s\n", invocation.OneLine(note))
	}
	if r.Fixed > 0 {
		fmt.Fprintf(s.Stderr, "grants: %s %s in %s\n", verb, english.Count(r.Fixed, "finding"), english.Count(r.Size(), "file"))
	}
}
