package comparison

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"grants/config/language"
	"grants/diag"
	"grants/internal/invocation"
	"grants/internal/project"
	"grants/internal/source"
)

// BaselineVars are the values that only the baseline of a comparison has.
type BaselineVars struct {
	vars, files []string
}

// Add gives a command the flags.
func (b *BaselineVars) Add(command *cobra.Command) {
	command.Flags().StringArrayVar(&b.vars, "against-var", nil, "set a variable of the baseline alone: `NAME=VALUE`; repeatable")
	command.Flags().StringArrayVar(&b.files, "against-var-file", nil, "take variables of the baseline from `FILE`, instead of --var-file; repeatable")
}

// Given reports whether there are any.
func (b *BaselineVars) Given() bool { return len(b.vars)+len(b.files) > 0 }

// sideValues gives two states that are compared their values for variables. A file in the repository of a side is of that side's own revision. What
// counts for both, whatever the change does, is noted at the baseline.
func (o opener) sideValues(head, base *Side, own *BaselineVars) error {
	if own.Given() && !base.hasVariables() {
		return fmt.Errorf("--against-var: %s has no variables", base.Name)
	}
	for _, side := range []*Side{head, base} {
		side.opts = project.Options{Options: language.Options{File: side.source.File}}
		stands := &project.Project{Source: side.source, Commit: side.info.Prefix()}
		if err := cmp.Or(o.Exclude(&side.opts, stands), o.sidePolicies(side, stands)); err != nil {
			return err
		}
	}
	base.opts.Baseline = &language.Baseline{}
	files := source.OwnVarFiles(o.VarFiles, head.source.Foreign+":", base.source.Foreign+":")
	if head.hasVariables() {
		if err := o.readValues(head, files); err != nil {
			return err
		}
	}
	if !base.hasVariables() {
		return nil
	}
	if len(own.files) > 0 {
		files = nil
	}
	if err := o.readValues(base, files); err != nil {
		return err
	}
	if err := o.readBaselineValues(base, own); err != nil {
		return err
	}
	noteShared(head, base)
	return nil
}

// hasVariables is false for a state that nothing can be given to.
func (s *Side) hasVariables() bool { return s.source.Config == nil && s.info.Kind != "empty" }

// readValues reads what is given to both sides. The head must have every file; a baseline that has not is evaluated without it.
func (o opener) readValues(to *Side, files []string) (err error) {
	if to.opts.Vars, err = invocation.Assignments("--var", o.Vars); err != nil {
		return err
	}
	for _, name := range files {
		file, err := to.companion(o.Run, name)
		switch {
		case err != nil:
			return invocation.Unread("--var-file", name, fmt.Errorf("%w%s", source.Cause(err), to.remedy()))
		case file == nil && to.opts.Baseline == nil:
			return fmt.Errorf("--var-file: there is no %q in %s", name, to.info.State())
		case file == nil:
			to.note("%s has no %q in %s, so it is evaluated without", to.role, name, to.info.State())
			continue
		case !file.Own:
			to.shared = append(to.shared, "--var-file "+name)
		}
		to.opts.VarFiles = append(to.opts.VarFiles, to.opts.Add(file))
	}
	return nil
}

// readBaselineValues reads what is given to the baseline alone, which must have the files.
func (o opener) readBaselineValues(base *Side, own *BaselineVars) (err error) {
	given := base.opts.Baseline
	if given.Vars, err = invocation.Assignments("--against-var", own.vars); err != nil {
		return err
	}
	for _, name := range own.files {
		file, err := base.companion(o.Run, name)
		switch {
		case err != nil:
			return invocation.Unread("--against-var-file", name, err)
		case file == nil:
			return fmt.Errorf("--against-var-file: there is no %q in %s", name, base.info.State())
		}
		given.VarFiles = append(given.VarFiles, base.opts.Add(file))
	}
	return nil
}

// companion is a file as a side has it; nil where its own revision has none.
func (s *Side) companion(run *invocation.Run, name string) (*source.Companion, error) {
	if s.here {
		return run.ValuesHere(s.source, name)
	}
	return s.source.Companion(name)
}

// remedy is what to do about a baseline whose file can't be had.
func (s *Side) remedy() string {
	if s.opts.Baseline == nil {
		return ""
	}
	return "; --against-var-file gives the baseline a file of its own"
}

// noteShared says what gives both sides the same values. Of a file that only one of them has no own one of, that side says so.
func noteShared(head, base *Side) {
	var both []string
	if head.hasVariables() {
		for name := range base.opts.Vars {
			if _, own := base.opts.Baseline.Vars[name]; !own {
				both = append(both, "--var "+name)
			}
		}
		slices.Sort(both)
	}
	for _, name := range base.shared {
		if head.here || slices.Contains(head.shared, name) {
			both = append(both, name)
			continue
		}
		base.note("%s is none of the baseline's own: it is read as it is on disk", name)
	}
	for _, name := range head.shared {
		if !slices.Contains(base.shared, name) {
			head.note("%s is none of the head's own: it is read as it is on disk", name)
		}
	}
	base.both = both
}

// adviseValues says how to repair a baseline that does not compile for its values.
func (o opener) adviseValues(base *Side) {
	if base.lacksValues() {
		fmt.Fprintln(o.Stderr, "grants: --against-var NAME=VALUE and --against-var-file FILE give the baseline values of its own")
	}
}

// lacksValues reports whether a side does not compile for the values of its variables.
func (s *Side) lacksValues() bool {
	return slices.ContainsFunc(s.Diagnostics, func(d diag.Diagnostic) bool { return d.Code == "variable" && d.Severity == diag.Error })
}
