package cli

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/spf13/cobra"

	"grants/diag"
	"grants/internal/comparison"
	"grants/internal/flagvalue"
	"grants/internal/invocation"
	"grants/internal/manual"
	"grants/internal/policy"
	"grants/internal/project"
	"grants/internal/suggest"
	"grants/lint"
	"grants/lint/telling"
)

// lintFlags are what lint is told beside the project.
type lintFlags struct {
	failOn, show string
	path         string
	showConfig   string
	rules        lint.Options
	fix          fixFlags
	known        knownFlags
	stdin        string
	allNames     bool // text names everything that a finding stands for
	gaps         invocation.GapFlags

	selected  []string                 // files and folders of the project that the report is about; none for all of it
	shownName func(file string) string // what the user calls a file of the project, for path
}

func (s *session) lint() *cobra.Command {
	flags := lintFlags{failOn: "error", show: "warning"}
	command := &cobra.Command{
		Use:   "lint [DIR|FILE...|-]",
		Short: "Report mistakes in the configuration",
		Long: `Report what the platform refuses or ignores, and what is probably not meant.

The project of a file is the nearest folder from there upwards that has a grants.hcl, inside the repository, else the file's folder. All of it is
read; what is reported is about the files and folders that are named.`,
	}
	addSeverityGate(command, &flags)
	flags.gaps.Add(command)
	manual.Choose(command, command.Flags(), &flags.show, "show", "print findings of this severity or worse", "error", "warning", "info")
	command.Flags().StringSliceVar(&flags.rules.Only, "only", nil, "run no other rules than these `RULES`")
	command.Flags().StringSliceVar(&flags.rules.Skip, "skip", nil, "leave these `RULES` out")
	command.Flags().BoolVar(&flags.allNames, "all-names", false, "in text, name everything that a finding stands for")
	command.Flags().StringVar(&flags.path, "path", "", "report on files that match `GLOB`, as seen from here (** matches folders); everything is read nevertheless")
	command.Flags().StringVar(&flags.showConfig, "show-config", "", "print the settings of all rules for `FILE` of the project, and where they come from, instead of findings")
	command.Flags().BoolVar(&flags.rules.NoIgnores, "no-ignores", false, "report what comments ignore as well")
	command.Flags().StringVar(&flags.rules.Today, "today", "", "judge by `DATE` (YYYY-MM-DD) whether a comment that ignores findings is past its last day (default today's, UTC)")
	command.Flags().StringVar(&flags.stdin, "stdin-filename", "", "with - as project: lint standard input as the file `NAME` of the project in the current folder")
	s.AddPolicies(command)
	flags.fix.add(command)
	flags.known.add(command)
	outputs := invocation.NewOutputs(command, append(slices.Clone(lintFormats), invocation.FormatFidelity)...)
	command.RunE = func(command *cobra.Command, args []string) error {
		if err := flags.check(command.Flags().Changed("show")); err != nil {
			return err
		}
		if flags.showConfig != "" && command.Flags().Changed("output") {
			return errors.New("--show-config prints text and has no other --output")
		}
		return s.runLint(args, &flags, outputs)
	}
	completeRules(command, "only", "skip")
	s.completeSince(command)
	return command
}

func (s *session) runLint(args []string, flags *lintFlags, outputs *invocation.Outputs) error {
	s.Policies.Wanted = true
	if flags.fix.writes() && s.IsElsewhere(invocation.Argument(args)) {
		return fmt.Errorf("--fix: %q is no folder or file that can be written to; --diff prints what would be fixed", args[0])
	}
	if err := flags.fix.check(outputs); err != nil {
		return err
	}
	err := s.lintProject(args, flags, outputs)
	var bad *invocation.BadSettings
	if errors.As(err, &bad) {
		err = cmp.Or(s.writeBadSettings(outputs, bad), err)
	}
	return err
}

func (s *session) lintProject(args []string, flags *lintFlags, outputs *invocation.Outputs) error {
	p, err := s.openLint(args, flags)
	if err != nil {
		return err
	}
	if err := cmp.Or(flags.checkPath(p), flags.checkPolicies(p)); err != nil {
		return err
	}
	if len(flags.selected) > 0 && (flags.known.write || flags.known.prune) {
		return fmt.Errorf("%s is about all findings; name the project, and no part of it", flags.known.verb())
	}
	set, err := s.Settings(p)
	if err != nil {
		return err
	}
	if flags.showConfig != "" {
		return s.showConfig(p, set, flags.showConfig)
	}
	since, err := s.openSince(p, &flags.known)
	if err != nil {
		return err
	}
	if set, p, err = comparison.Judging(s.Run, set, p, since, flags.known.guards); err != nil {
		return err
	}
	flags.rules.Settings = set.Lint
	if err := s.readKnown(p, since, flags); err != nil {
		return err
	}
	if flags.fix.wanted() {
		if p, err = s.fix(p, flags.reported, flags.fix); err != nil {
			return err
		}
	}
	if err := s.keepBaseline(p, flags); err != nil {
		return err
	}
	found, known := flags.known.subtract(flags.find(p))
	report := invocation.ReportOf(p, telling.Gather(p.Tenant, invocation.RulesOf(p), found), severities[flags.show])
	report.Baseline, report.AllNames = known, flags.allNames
	sources := invocation.SourcesOf(invocation.SourceOf(p, invocation.Argument(args)))
	s.TellGaps(&flags.gaps, sources)
	err = s.writeLint(outputs, p, report, sources)
	if err == nil && flags.gate(found) {
		if flags.fix.diff {
			fmt.Fprintf(s.Stderr, "grants: the files as they are have %s; lint without --diff shows them\n", report.Total)
		}
		err = invocation.ErrGate
	}
	return s.GapsClose(&flags.gaps, sources, err)
}

// addSeverityGate adds --fail-on, which takes a severity and, beside it, gap.
func addSeverityGate(command *cobra.Command, flags *lintFlags) {
	names := []string{"error", "warning", "info", "never"}
	gate := &flagvalue.Beside{Word: invocation.GateGap, Given: &flags.gaps.Gate, Rest: &flagvalue.Choice{Value: &flags.failOn, Names: names}}
	command.Flags().Var(gate, "fail-on", "exit with 1 on findings of this severity or worse, and on what a foreign source does not say (gap); repeatable")
	_ = command.RegisterFlagCompletionFunc("fail-on", cobra.FixedCompletions(append(names, invocation.GateGap), cobra.ShellCompDirectiveNoFileComp))
}

var severities = map[string]diag.Severity{"error": diag.Error, "warning": diag.Warning, "info": diag.Info, "never": diag.Error + 1}

// check refuses flags that make no sense. What closes the gate is shown, unless the user says otherwise.
func (f *lintFlags) check(showIsSet bool) error {
	if f.path != "" && !doublestar.ValidatePattern(f.path) {
		return fmt.Errorf("--path: %q is not a glob: brackets or braces don't close", f.path)
	}
	if err := checkRules(f.rules); err != nil {
		return err
	}
	if err := f.known.check(f); err != nil {
		return err
	}
	if f.rules.Today == "" {
		f.rules.Today = time.Now().UTC().Format(time.DateOnly)
	}
	if _, err := time.Parse(time.DateOnly, f.rules.Today); err != nil {
		return fmt.Errorf("--today: %q is not a date of the form YYYY-MM-DD", f.rules.Today)
	}
	if !showIsSet && severities[f.failOn] < severities[f.show] {
		f.show = f.failOn
	}
	return nil
}

func checkRules(opts lint.Options) error {
	for _, id := range slices.Concat(opts.Only, opts.Skip) {
		rule := findRule(id)
		switch {
		case strings.HasPrefix(id, policy.Prefix): // which the project says
		case rule == nil:
			return flagvalue.Unknown("rule", id, ruleIDs())
		case rule.Check == nil && slices.Contains(opts.Skip, id):
			return fmt.Errorf("--skip: %q is %s and can't be left out", id, rule.Reported())
		}
	}
	return nil
}

// checkPolicies refuses the name of a policy that the project does not have.
func (f *lintFlags) checkPolicies(p *project.Project) error {
	var ids []string
	for _, rule := range p.Policies.Rules() {
		ids = append(ids, rule.ID)
	}
	for _, id := range slices.Concat(f.rules.Only, f.rules.Skip) {
		if strings.HasPrefix(id, policy.Prefix) && !slices.Contains(ids, id) {
			return flagvalue.Unknown("policy", id, ids)
		}
	}
	return nil
}

// find is the findings that count, sorted. What stops the project from compiling counts wherever it is.
func (f *lintFlags) find(p *project.Project) []diag.Diagnostic {
	return f.findBy(invocation.RulesOf(p), p)
}

// findBy is find by the rules of another state of the project.
func (f *lintFlags) findBy(rules []*lint.Rule, p *project.Project) []diag.Diagnostic {
	opts := f.rules
	opts.Policies = p.LacksPolicies()
	found := lint.Run(p.Tenant, rules, opts)
	if len(p.Diagnostics) > 0 {
		found = slices.Concat(p.Diagnostics, found)
	}
	if f.isPartial() {
		stops := len(p.Diagnostics)
		i := -1
		found = slices.DeleteFunc(found, func(d diag.Diagnostic) bool {
			i++
			return !(i < stops && d.Severity == diag.Error) && !f.isAbout(d.Range.File)
		})
	}
	diag.Sort(found)
	return found
}

// isPartial reports whether some findings are left out for the files that they are in.
func (f *lintFlags) isPartial() bool { return f.path != "" || len(f.selected) > 0 }

func (f *lintFlags) isAbout(file string) bool {
	selected := len(f.selected) == 0 || slices.ContainsFunc(f.selected, func(part string) bool { return project.IsBelow(part, file) })
	return selected && (f.path == "" || doublestar.MatchUnvalidated(f.path, f.shownName(file)))
}

// checkPath refuses a glob that matches no file of the project: it would be quiet for ever.
func (f *lintFlags) checkPath(p *project.Project) error {
	f.shownName = p.Source.Shown
	if f.path == "" {
		return nil
	}
	var names []string
	for _, file := range p.Sources() {
		names = append(names, f.shownName(file))
	}
	if slices.ContainsFunc(names, func(name string) bool { return doublestar.MatchUnvalidated(f.path, name) }) {
		return nil
	}
	near := ""
	if dir := cmp.Or(p.Source.Dir, "."); slices.ContainsFunc(p.Sources(), func(name string) bool { return doublestar.MatchUnvalidated(f.path, name) }) {
		near = fmt.Sprintf("; paths are as seen from here: write %q", dir+"/"+f.path)
	} else if found := suggest.Closest(f.path, names); found != "" {
		near = fmt.Sprintf("; did you mean %q?", found)
	}
	return fmt.Errorf("--path: %q matches no file of the project%s", f.path, near)
}

// reported is the findings that are reported, were they printed or not.
func (f *lintFlags) reported(p *project.Project) []diag.Diagnostic {
	found, _ := f.known.subtract(f.find(p))
	return slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return d.Ignored != "" })
}

// shown is the findings that are reported and not too slight to be printed.
func (f *lintFlags) shown(p *project.Project) []diag.Diagnostic {
	return slices.DeleteFunc(f.reported(p), func(d diag.Diagnostic) bool { return d.Severity < severities[f.show] })
}

func (f *lintFlags) gate(found []diag.Diagnostic) bool {
	return slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Ignored == "" && d.Severity >= severities[f.failOn] })
}
