package cli

import (
	"fmt"
	"slices"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/spf13/cobra"

	"grants/diag"
	"grants/internal/render"
	"grants/lint"
)

// lintFlags are what lint is told beside the project.
type lintFlags struct {
	failOn, show string
	path         string
	rules        lint.Options
}

func (s *session) lint() *cobra.Command {
	flags := lintFlags{failOn: "error", show: "warning"}
	command := &cobra.Command{
		Use:   "lint [DIR|FILE]",
		Short: "Report mistakes in the configuration",
		Args:  atMostOne("project"),
	}
	choose(command, command.Flags(), &flags.failOn, "fail-on", "exit with 1 on findings of this severity or worse", "error", "warning", "info", "never")
	choose(command, command.Flags(), &flags.show, "show", "print findings of this severity or worse", "error", "warning", "info")
	command.Flags().StringSliceVar(&flags.rules.Only, "only", nil, "run no other rules than these `RULES`")
	command.Flags().StringSliceVar(&flags.rules.Skip, "skip", nil, "leave these `RULES` out")
	command.Flags().StringVar(&flags.path, "path", "", "report on files that match `GLOB` (** matches folders); everything is read nevertheless")
	outputs := newOutputs(command, lintFormats...)
	command.RunE = func(command *cobra.Command, args []string) error {
		if err := flags.check(command.Flags().Changed("show")); err != nil {
			return err
		}
		p, err := s.open(args)
		if err != nil {
			return err
		}
		found := flags.find(p)
		report := p.report(found, severities[flags.show])
		err = s.writeLint(outputs, p, report)
		if err == nil && flags.gate(found) {
			err = errGate
		}
		return err
	}
	completeRules(command, "only", "skip")
	return command
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
	if !showIsSet && severities[f.failOn] < severities[f.show] {
		f.show = f.failOn
	}
	return nil
}

func checkRules(opts lint.Options) error {
	for _, id := range slices.Concat(opts.Only, opts.Skip) {
		rule := findRule(id)
		switch {
		case rule == nil:
			return unknownName("rule", id, ruleIDs())
		case rule.Check == nil && slices.Contains(opts.Skip, id):
			return fmt.Errorf("--skip: %q is reported while the configuration is read and can't be left out", id)
		}
	}
	return nil
}

// find is the findings that count, sorted. What stops the project from compiling counts wherever it is.
func (f *lintFlags) find(p *project) []diag.Diagnostic {
	found := slices.Concat(p.diagnostics, lint.Run(p.tenant, f.rules))
	if f.path != "" {
		stops := len(p.diagnostics)
		i := -1
		found = slices.DeleteFunc(found, func(d diag.Diagnostic) bool {
			i++
			return !(i < stops && d.Severity == diag.Error) && !doublestar.MatchUnvalidated(f.path, d.Range.File)
		})
	}
	diag.Sort(found)
	return found
}

func (f *lintFlags) gate(found []diag.Diagnostic) bool {
	return slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Severity >= severities[f.failOn] })
}

// report is the findings with those left out that are not to be shown.
func (p *project) report(found []diag.Diagnostic, show diag.Severity) *render.Findings {
	report := &render.Findings{Total: render.Count(found), Files: p.files, Source: p.read, Place: p.place}
	for _, d := range found {
		if d.Severity >= show {
			report.Diagnostics = append(report.Diagnostics, d)
		}
	}
	return report
}
