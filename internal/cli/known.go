package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"grants/diag"
	"grants/internal/baseline"
	"grants/internal/comparison"
	"grants/internal/english"
	"grants/internal/invocation"
	"grants/internal/policy"
	"grants/internal/project"
	"grants/internal/rewrite"
	"grants/internal/source"
	"grants/lint/rules"
	"grants/plan"
)

// knownFlags say which findings are known and not reported: those in a baseline's file, and those of a revision.
type knownFlags struct {
	file         string
	write, prune bool
	since        string
	baseline     comparison.BaselineVars // of the revision
	guards       string

	inFile  *baseline.Baseline // nil without a file
	inSince *baseline.Baseline // nil without a revision
}

func (f *knownFlags) add(command *cobra.Command) {
	command.Flags().StringVar(&f.file, "baseline", "", "leave out the findings in `FILE`, and count them")
	command.Flags().BoolVar(&f.write, "write-baseline", false, "write what is found to the baseline's file first")
	command.Flags().BoolVar(&f.prune, "prune-baseline", false, "remove from the baseline's file what is found no more")
	command.Flags().StringVar(&f.since, "since", "", "report only what `REV` does not have: a revision that git knows, or a baseline as in plan --against")
	f.baseline.Add(command)
	comparison.AddGuards(command, &f.guards, "whose settings and --baseline count: those of the project, or those of --since")
}

// check refuses flags that contradict one another. A baseline is written from all that is found: part of it would drop the rest.
func (f *knownFlags) check(flags *lintFlags) error {
	verb := f.verb()
	switch {
	case f.baseline.Given() && f.since == "":
		return errors.New("--against-var and --against-var-file are for the revision of --since")
	case !f.write && !f.prune:
	case f.write && f.prune:
		return errors.New("--write-baseline leaves nothing for --prune-baseline to remove; use one of them")
	case f.file == "":
		return fmt.Errorf("%s needs a file: --baseline FILE", verb)
	case flags.fix.diff:
		return fmt.Errorf("--diff writes nothing, and %s does", verb)
	case f.since != "" || flags.path != "" || len(flags.rules.Only) > 0 || flags.stdin != "":
		return fmt.Errorf("%s is about all findings; leave out --since, --path, --only and --stdin-filename", verb)
	}
	return nil
}

// verb is the flag that changes the baseline's file.
func (f *knownFlags) verb() string {
	if f.prune {
		return "--prune-baseline"
	}
	return "--write-baseline"
}

// readKnown reads the baseline's file, unless it is about to be written, and finds what the revision has; that is nil without one.
func (s *session) readKnown(p *project.Project, since *comparison.Side, flags *lintFlags) (err error) {
	f := &flags.known
	if f.file != "" && !f.write {
		if f.inFile, err = s.readBaseline(f.file, since, f.guards); err != nil {
			return err
		}
	}
	if since != nil {
		f.inSince = baseline.Of(canBeKnown(flags.findBy(invocation.RulesOf(p), since.Project)))
	}
	return nil
}

// readBaseline reads the baseline's file, from the revision if that judges and the file is in its repository.
func (s *session) readBaseline(name string, since *comparison.Side, guards string) (*baseline.Baseline, error) {
	var text []byte
	var err error
	if plan.Guards(guards) == plan.GuardsBase && since != nil && since.HasFiles() {
		var file *source.Companion
		if file, err = since.Source.Companion(name); file == nil && err == nil {
			fmt.Fprintf(s.Stderr, "grants: %s has no %q, so no findings are known\n", invocation.OneLine(since.Name), name)
			return &baseline.Baseline{}, nil
		}
		if file != nil {
			text = file.Content
		}
	} else {
		text, err = s.Files.Read(s.Path(name), baseline.MaxBytes)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("--baseline: there is no file %q; --write-baseline makes one", name)
	case err != nil:
		return nil, fmt.Errorf("--baseline: read %q: %w", name, source.Cause(err))
	}
	known, err := baseline.Parse(text)
	if err != nil {
		return nil, fmt.Errorf("--baseline: %q is not a baseline: %w", name, err)
	}
	return known, nil
}

// openSince opens and compiles the revision; nil without one.
func (s *session) openSince(p *project.Project, f *knownFlags) (*comparison.Side, error) {
	if f.since == "" {
		return nil, nil
	}
	return comparison.Since(s.Run, p, f.since, &f.baseline)
}

// subtract leaves the findings that are not known, and counts the others. What stops a project from compiling is always reported.
func (f *knownFlags) subtract(found []diag.Diagnostic) (left []diag.Diagnostic, known int) {
	if f.inFile == nil && f.inSince == nil {
		return found, 0
	}
	rest := canBeKnown(found)
	for _, b := range []*baseline.Baseline{f.inFile, f.inSince} {
		if b != nil {
			var subtracted int
			rest, subtracted, _ = b.Subtract(rest)
			known += subtracted
		}
	}
	left = slices.Concat(slices.DeleteFunc(slices.Clone(found), knowable()), rest)
	diag.Sort(left)
	return left, known
}

func canBeKnown(found []diag.Diagnostic) []diag.Diagnostic {
	can := knowable()
	return slices.DeleteFunc(slices.Clone(found), func(d diag.Diagnostic) bool { return !can(d) })
}

// knowable tells the findings that a baseline can have: with an error of the language there is no tenant, and no baseline makes one. What a comment
// ignores needs none.
func knowable() func(diag.Diagnostic) bool {
	checked := map[string]bool{}
	for _, rule := range rules.All() {
		checked[rule.ID] = rule.Check != nil
	}
	return func(d diag.Diagnostic) bool {
		return d.Ignored == "" && (d.Severity < diag.Error || checked[d.Code] || strings.HasPrefix(d.Code, policy.Prefix))
	}
}

// keepBaseline writes or prunes the baseline's file, or says what in it is stale.
func (s *session) keepBaseline(p *project.Project, flags *lintFlags) error {
	f := &flags.known
	switch {
	case f.file == "":
		return nil
	case f.write:
		return s.writeNewBaseline(p, flags)
	case diag.HasErrors(p.Diagnostics):
		if f.prune {
			fmt.Fprintf(s.Stderr, "grants: the configuration does not compile, so nothing shows what in %q is stale\n", f.file)
		}
		return nil
	}
	_, _, stale := f.inFile.Subtract(canBeKnown(flags.find(p)))
	stale = slices.DeleteFunc(stale, func(e baseline.Entry) bool { return !flags.judges(e.Rule) })
	if len(stale) == 0 {
		return nil
	}
	if !f.prune {
		s.reportStale(f.file, stale)
		return nil
	}
	if err := s.writeBaseline(f.file, f.inFile.Without(stale)); err != nil {
		return err
	}
	fmt.Fprintf(s.Stderr, "grants: removed %s from %q\n", english.Plural(len(stale), "entry", "entries"), f.file)
	return nil
}

// judges reports whether this run would have found what a rule finds.
func (f *lintFlags) judges(rule string) bool {
	return !f.isPartial() && (len(f.rules.Only) == 0 || slices.Contains(f.rules.Only, rule)) && !slices.Contains(f.rules.Skip, rule)
}

func (s *session) writeNewBaseline(p *project.Project, flags *lintFlags) error {
	if err := s.Refuse(p); err != nil {
		return err
	}
	flags.known.inFile = baseline.Of(canBeKnown(flags.shown(p)))
	if err := s.writeBaseline(flags.known.file, flags.known.inFile); err != nil {
		return err
	}
	fmt.Fprintf(s.Stderr, "grants: wrote %s to %q\n", english.Plural(flags.known.inFile.Len(), "entry", "entries"), flags.known.file)
	return nil
}

func (s *session) writeBaseline(name string, b *baseline.Baseline) error {
	f, err := rewrite.Place(s.Path(name), b.Bytes())
	if err != nil {
		return fmt.Errorf("--baseline: write %q: %w", name, source.Cause(err))
	}
	defer f.Discard()
	return f.Publish()
}

// maxStale is how many stale entries are listed.
const maxStale = 10

func (s *session) reportStale(name string, stale []baseline.Entry) {
	for i, e := range stale {
		if i == maxStale {
			fmt.Fprintf(s.Stderr, "grants: and %d more\n", len(stale)-i)
			break
		}
		about := e.Address
		if e.Key != "" {
			about += " (" + e.Key + ")"
		}
		fmt.Fprintf(s.Stderr, "grants: %q knows %s in %s, which is found no more\n", name, invocation.OneLine(e.Rule), invocation.OneLine(about))
	}
	fmt.Fprintf(s.Stderr, "grants: --prune-baseline removes %s\n", english.Plural(len(stale), "entry", "entries"))
}
