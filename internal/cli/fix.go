package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"grants/diag"
	planformat "grants/internal/render/plan"
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

// check gives standard output to the diff, and refuses a report there.
func (f *fixFlags) check(o *outputs) error {
	o.filesOnly = f.diff
	for _, out := range o.wanted {
		if f.diff && out.file == "" {
			return fmt.Errorf("--diff and -o %s both write to standard output; write -o %s=FILE", out.format, out.format)
		}
	}
	return nil
}

// finder is what lint reports about a project: nothing else is repaired.
type finder func(*project) []diag.Diagnostic

// fix repairs a project and gives it back as it is then. With --diff it stays as it is.
func (s *session) fix(p *project, find finder, flags fixFlags) (*project, error) {
	r := &repair{session: s, rewriting: newRewriting(p.source), original: p, project: p, find: find}
	if err := r.run(flags.unsafe); err != nil {
		return nil, err
	}
	if flags.unsafe && len(r.after) > 0 {
		if err := s.printAccessChange(p, r.project); err != nil {
			return nil, err
		}
	}
	verb := "fixed"
	if flags.diff {
		verb = "would fix"
		if err := s.printLines(r.diff()); err != nil {
			return nil, err
		}
	} else if err := s.rewrite(r.rewriting); err != nil {
		return nil, err
	}
	r.summarize(verb)
	if flags.diff {
		return p, nil
	}
	return r.project, nil
}

// printAccessChange says who can do more or less after the repairs.
func (s *session) printAccessChange(before, after *project) error {
	switch {
	case diag.HasErrors(before.diagnostics):
		fmt.Fprintln(s.env.Stderr, "grants: the configuration does not compile, so there is no access to compare that after the fixes with")
		return nil
	case diag.HasErrors(after.diagnostics):
		return errors.New("with all fixes the configuration would not compile; nothing was written")
	}
	change := plan.Diff(before.tenant, after.tenant)
	change.Base.Path, change.Head.Path = "the files as they are", "the files with all fixes"
	return planformat.Text(s.env.Stderr, change, planformat.ShowImpacts, s.colored(s.env.Stderr))
}

// counted is a number of things: 1 file, 2 files.
func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
