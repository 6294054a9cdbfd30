package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"grants/internal/render"
	"grants/internal/source"
	"grants/plan"
)

// defaultBaseline is what a branch started from.
const defaultBaseline = "merge-base:origin/HEAD"

type planFlags struct {
	against string
	only    []string
	failOn  []string
}

func (s *session) plan() *cobra.Command {
	var flags planFlags
	command := &cobra.Command{
		Use:   "plan [DIR|FILE]",
		Short: "Compare effective access with a baseline",
		Long: `Print who gains and loses what access from a baseline to the project, because of which line, and what a deployer has to change.

Baselines:
  git:REV[:PATH]         a commit that git knows by REV: a branch, a tag, HEAD^1, a hash
  merge-base:REF[:PATH]  the best common ancestor of HEAD and REF
  dir:PATH               a folder
  empty:                 nothing

Gates for --fail-on: change, gain, loss, risk:low, risk:medium, risk:high (that level or higher), the id of a risk reason, such as
third-party-gain, or a rule about changes, such as ownership-change. Where one matches, the exit code is 1 and every output is complete.`,
		Args: atMostOne("project"),
	}
	command.Flags().StringVar(&flags.against, "against", "", "the `BASE` to compare with (default what grants.hcl says, or "+defaultBaseline+")")
	command.Flags().StringArrayVar(&flags.only, "only", nil, "print only what matches `SELECTOR`: application=GLOB, api=GLOB, risk=LEVEL; repeatable")
	command.Flags().StringArrayVar(&flags.failOn, "fail-on", nil, "exit with 1 if the plan matches `GATE`; repeatable")
	outputs := newPlanOutputs(command)
	command.RunE = func(_ *cobra.Command, args []string) error { return s.runPlan(args, &flags, outputs) }
	return command
}

func (s *session) runPlan(args []string, flags *planFlags, outputs *planOutputs) error {
	if err := outputs.check(); err != nil {
		return err
	}
	gates, err := flags.gates()
	if err != nil {
		return err
	}
	keep, err := flags.selection()
	if err != nil {
		return err
	}
	p, err := s.comparePlan(args, flags.against)
	if err != nil && flags.against == "" && !errors.Is(err, errReported) {
		return fmt.Errorf("%w; name a baseline with --against, such as git:main", err)
	}
	if err != nil {
		return err
	}
	tripping := p.Close(gates)
	shown := p
	if len(flags.only) > 0 {
		shown = p.Keep(flags.only, keep)
	}
	err = s.writePlan(outputs, shown)
	if err == nil && len(p.Gate.Tripped) > 0 {
		fmt.Fprintln(s.env.Stderr, render.PlanTripped(p, tripping))
		err = errGate
	}
	return err
}

// comparePlan compiles both sides with the same variables and compares them. Without a baseline on the command line the settings have one.
func (s *session) comparePlan(args []string, against string) (*plan.Plan, error) {
	head, err := s.compiled(args)
	if err != nil {
		return nil, err
	}
	set, err := s.settings(head)
	if err != nil {
		return nil, err
	}
	against = firstOf(firstOf(against, set.Plan.Against.Value), defaultBaseline)
	base, info, err := s.baseline(against, head.source)
	if err != nil {
		return nil, err
	}
	p := plan.Diff(base.tenant, head.tenant)
	p.Tool = version()
	describeBase(&p.Base, info)
	path := firstOf(filepath.ToSlash(filepath.Join(head.source.Dir, head.source.File)), ".")
	p.Head.Spec, p.Head.Kind, p.Head.Path = "dir:"+path, "dir", path
	return p, nil
}

// baseline opens and compiles what the project is compared with. It must compile: what it lacks would look like a gain.
func (s *session) baseline(spec string, head *source.Project) (*project, source.Info, error) {
	src, info, err := source.Baseline(spec, s.dir(), head)
	if err != nil {
		return nil, info, err
	}
	opts, err := s.options(src)
	if err != nil {
		return nil, info, err
	}
	opts.MoreVars = true
	base, err := load(src, opts)
	if err != nil {
		return nil, info, err
	}
	name := "the baseline " + info.Spec
	if info.Revision != "" {
		name += " (" + info.Revision + ")"
	}
	if base.files == 0 && len(info.Notes) == 0 && info.Kind != "empty" {
		info.Notes = append(info.Notes, fmt.Sprintf("%q has no configuration, so the baseline is empty", info.Path))
	}
	return base, info, s.refuseAs(name, base)
}

func describeBase(side *plan.Side, info source.Info) {
	side.Spec, side.Kind, side.Path = info.Spec, info.Kind, info.Path
	side.Notes = append(side.Notes, info.Notes...)
	if info.Revision != "" {
		side.Revision = &info.Revision
	}
}

func (f *planFlags) gates() ([]plan.Selector, error) {
	var gates []plan.Selector
	for _, name := range f.failOn {
		gate, err := plan.ParseSelector(name)
		if err != nil {
			return nil, fmt.Errorf("--fail-on: %w", err)
		}
		gates = append(gates, gate)
	}
	return gates, nil
}

// selection is what --only wants: of selectors of one kind any must match, and of different kinds all.
func (f *planFlags) selection() (func(*plan.Impact) bool, error) {
	wanted := map[string][]func(*plan.Impact) bool{}
	for _, selector := range f.only {
		key, value, _ := strings.Cut(selector, "=")
		match, err := parseOnly(key, value)
		if err != nil {
			return nil, fmt.Errorf("--only: %w", err)
		}
		wanted[key] = append(wanted[key], match)
	}
	return func(i *plan.Impact) bool {
		return matchesAny(wanted["application"], i) && matchesAny(wanted["api"], i) && matchesAny(wanted["risk"], i)
	}, nil
}

func parseOnly(key, value string) (func(*plan.Impact) bool, error) {
	level, isLevel := plan.ParseLevel(value)
	switch {
	case value == "":
	case key == "application":
		match := glob(value)
		return func(i *plan.Impact) bool {
			return match(i.Application) || match(strings.TrimPrefix(i.Application, "application.")) || i.ClientID != nil && match(*i.ClientID)
		}, nil
	case key == "api":
		match := glob(value)
		return func(i *plan.Impact) bool {
			return match(i.API) || match(strings.TrimPrefix(i.API, "api.")) || match(i.Audience)
		}, nil
	case key == "risk" && isLevel:
		return func(i *plan.Impact) bool { return i.Risk.AtLeast(level) }, nil
	}
	return nil, fmt.Errorf("%q: expected application=GLOB, api=GLOB, risk=low, risk=medium or risk=high", key+"="+value)
}

func matchesAny(matchers []func(*plan.Impact) bool, i *plan.Impact) bool {
	for _, match := range matchers {
		if match(i) {
			return true
		}
	}
	return len(matchers) == 0
}
