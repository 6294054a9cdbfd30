package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"grants/config/language"
	"grants/diag"
	"grants/internal/project"
	planformat "grants/internal/render/plan"
	"grants/internal/source"
)

// baselineVars are the values that only the baseline of a comparison has.
type baselineVars struct {
	vars, files []string
}

func (b *baselineVars) add(command *cobra.Command) {
	command.Flags().StringArrayVar(&b.vars, "against-var", nil, "set a variable of the baseline alone: `NAME=VALUE`; repeatable")
	command.Flags().StringArrayVar(&b.files, "against-var-file", nil, "take variables of the baseline from `FILE`, instead of --var-file; repeatable")
}

func (b *baselineVars) given() bool { return len(b.vars)+len(b.files) > 0 }

// options are those of a project that is compared with nothing.
func (s *session) options(src *source.Project) (project.Options, error) {
	opts := project.Options{Options: language.Options{File: src.File}}
	err := s.exclude(&opts, &project.Project{Source: src})
	if err != nil {
		return opts, err
	}
	if opts.Vars, err = assignments("--var", s.vars); err != nil {
		return opts, err
	}
	for _, name := range s.varFiles {
		file, err := s.valuesHere(src, name)
		if err != nil {
			return opts, unread("--var-file", name, err)
		}
		opts.VarFiles = append(opts.VarFiles, opts.Add(file))
	}
	return opts, nil
}

// valuesHere is a file of values on disk. Where the project is about to be rewritten and it with it, it is what it is going to be.
func (s *session) valuesHere(src *source.Project, name string) (*source.Companion, error) {
	file := &source.Companion{Name: name, Shown: name, Own: true}
	if within, err := s.fromProject(src, name); err == nil {
		file.Name = within
	}
	content, held := src.Replaced(file.Name)
	if held {
		file.Content = content
		return file, nil
	}
	var err error
	file.Content, err = s.files.Read(s.path(name), maxInput)
	return file, err
}

// fromProject is a path as seen from the folder of a project.
func (s *session) fromProject(src *source.Project, name string) (string, error) {
	folder, err := filepath.Abs(s.path(filepath.FromSlash(src.Dir)))
	if err != nil {
		return "", err
	}
	file, err := filepath.Abs(s.path(name))
	if err != nil {
		return "", err
	}
	within, err := filepath.Rel(folder, file)
	if root := source.Root(folder); err != nil || filepath.IsAbs(name) && strings.HasPrefix(relativeTo(root, file), "/") {
		return "", errors.New("it is outside the repository")
	}
	return filepath.ToSlash(within), nil
}

func assignments(flag string, settings []string) (map[string]string, error) {
	vars := make(map[string]string, len(settings))
	for _, setting := range settings {
		name, value, ok := strings.Cut(setting, "=")
		if !ok || name == "" {
			return nil, fmt.Errorf("%s: %q is not NAME=VALUE", flag, setting)
		}
		vars[name] = value
	}
	return vars, nil
}

func unread(flag, name string, err error) error {
	return fmt.Errorf("%s: read %q: %w", flag, name, source.Cause(err))
}

// sideValues gives two states that are compared their values for variables. A file in the repository of a side is of that side's own revision. What
// counts for both, whatever the change does, is noted at the baseline.
func (s *session) sideValues(head, base *side, own *baselineVars) error {
	if own.given() && !base.hasVariables() {
		return fmt.Errorf("--against-var: %s has no variables", base.name)
	}
	for _, side := range []*side{head, base} {
		side.opts = project.Options{Options: language.Options{File: side.source.File}}
		if err := s.exclude(&side.opts, &project.Project{Source: side.source, Commit: side.info.Prefix()}); err != nil {
			return err
		}
	}
	base.opts.Baseline = &language.Baseline{}
	if head.hasVariables() {
		if err := s.readValues(head, s.varFiles); err != nil {
			return err
		}
	}
	if !base.hasVariables() {
		return nil
	}
	files := s.varFiles
	if len(own.files) > 0 {
		files = nil
	}
	if err := s.readValues(base, files); err != nil {
		return err
	}
	if err := s.readBaselineValues(base, own); err != nil {
		return err
	}
	noteShared(head, base)
	return nil
}

// hasVariables is false for a state that nothing can be given to.
func (s *side) hasVariables() bool { return s.source.Config == nil && s.info.Kind != "empty" }

// readValues reads what is given to both sides. The head must have every file; a baseline that has not is evaluated without it.
func (s *session) readValues(to *side, files []string) (err error) {
	if to.opts.Vars, err = assignments("--var", s.vars); err != nil {
		return err
	}
	for _, name := range files {
		file, err := to.companion(s, name)
		switch {
		case err != nil:
			return unread("--var-file", name, fmt.Errorf("%w%s", source.Cause(err), to.remedy()))
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
func (s *session) readBaselineValues(base *side, own *baselineVars) (err error) {
	given := base.opts.Baseline
	if given.Vars, err = assignments("--against-var", own.vars); err != nil {
		return err
	}
	for _, name := range own.files {
		file, err := base.companion(s, name)
		switch {
		case err != nil:
			return unread("--against-var-file", name, err)
		case file == nil:
			return fmt.Errorf("--against-var-file: there is no %q in %s", name, base.info.State())
		}
		given.VarFiles = append(given.VarFiles, base.opts.Add(file))
	}
	return nil
}

// companion is a file as a side has it; nil where its own revision has none.
func (s *side) companion(session *session, name string) (*source.Companion, error) {
	if s.here {
		return session.valuesHere(s.source, name)
	}
	return s.source.Companion(name)
}

// remedy is what to do about a baseline whose file can't be had.
func (s *side) remedy() string {
	if s.opts.Baseline == nil {
		return ""
	}
	return "; --against-var-file gives the baseline a file of its own"
}

// noteShared says what gives both sides the same values. Of a file that only one of them has no own one of, that side says so.
func noteShared(head, base *side) {
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

func (s *side) note(format string, args ...any) {
	s.info.Notes = append(s.info.Notes, fmt.Sprintf(format, args...))
}

// notes are what a reader must know about how a baseline was read, where no plan says so.
func (s *side) notes() []string {
	if len(s.both) == 0 {
		return s.info.Notes
	}
	return append(slices.Clone(s.info.Notes), planformat.SharedValues(s.both))
}

func (s *session) printNotes(side *side, prefix string) {
	for _, note := range side.notes() {
		fmt.Fprintf(s.env.Stderr, "grants: %s%s\n", prefix, oneLine(note))
	}
}

// adviseValues says how to repair a baseline that does not compile for its values.
func (s *session) adviseValues(base *side) {
	if base.lacksValues() {
		fmt.Fprintln(s.env.Stderr, "grants: --against-var NAME=VALUE and --against-var-file FILE give the baseline values of its own")
	}
}

// lacksValues reports whether a side does not compile for the values of its variables.
func (s *side) lacksValues() bool {
	return slices.ContainsFunc(s.Diagnostics, func(d diag.Diagnostic) bool { return d.Code == "variable" && d.Severity == diag.Error })
}
