package cli

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"grants/internal/comparison"
	"grants/internal/guard"
	"grants/internal/invocation"
	"grants/internal/manual"
	"grants/internal/project"
	planformat "grants/internal/render/plan"
	"grants/internal/selection"
)

type planFlags struct {
	comparison.Request
	only []string
	gaps invocation.GapFlags
}

func (s *session) plan() *cobra.Command {
	var flags planFlags
	command := &cobra.Command{
		Use:   "plan [DIR|FILE]",
		Short: "Compare effective access with a baseline",
		Long: `Print who gains and loses what access from a baseline to the project, because of which line, and what a deployer has to change.

Baselines, which --head takes too:
  git:REV[:PATH]         a commit that git knows by REV: a branch, a tag, HEAD^1, a hash
  merge-base:REF[:PATH]  the best common ancestor of REF and the head, or of REF and HEAD where the head is no commit
  index:[PATH]           what is staged
  dir:PATH               a folder
  json:FILE              a snapshot (grants snapshot)
  empty:                 nothing

Gates for --fail-on: change, gain, loss, risk:low, risk:medium, risk:high (that level or higher), the id of a risk reason, such as
third-party-gain, a rule about changes, such as ownership-change, or a policy on gained or lost: policy:NAME. Where one matches, the exit code is 1 and every output is complete.`,
		Args: manual.AtMostOne("project"),
	}
	command.Flags().StringVar(&flags.Against, "against", "", "the `BASE` to compare with (default what grants.hcl says, or "+guard.DefaultBaseline+")")
	command.Flags().StringVar(&flags.Head, "head", "", "the `BASE` to compare, instead of the files of the project")
	command.Flags().StringArrayVar(&flags.only, "only", nil, "print only what matches `SELECTOR`: application=GLOB, api=GLOB, risk=LEVEL; repeatable")
	command.Flags().StringArrayVar(&flags.FailOn, "fail-on", nil, "exit with 1 if the plan matches `GATE`, beside the gates of grants.hcl; repeatable")
	flags.gaps.Add(command)
	s.AddPolicies(command)
	comparison.AddGuards(command, &flags.Guards, "whose settings and gates judge the change: those of the head, or those before it")
	flags.Baseline.Add(command)
	s.completePlan(command)
	outputs := newPlanOutputs(command)
	command.RunE = func(_ *cobra.Command, args []string) error { return s.runPlan(args, &flags, outputs) }
	return command
}

func (s *session) runPlan(args []string, flags *planFlags, outputs *planOutputs) error {
	s.Policies.Wanted = true
	if err := outputs.check(); err != nil {
		return err
	}
	flags.FailOn = flags.gaps.TakeFrom(flags.FailOn)
	if _, err := comparison.Gates(flags.FailOn); err != nil {
		return err
	}
	keep, err := selection.Impacts(flags.only)
	if err != nil {
		return err
	}
	c, err := comparison.Of(s.Run, args, flags.Request)
	if err != nil {
		return err
	}
	if err := selection.CheckImpacts(flags.only, c.Base.Tenant, c.Head.Tenant); err != nil {
		return err
	}
	p := c.Plan
	tripping := p.Close(c.Closing)
	shown := p
	selectors := slices.Clone(flags.only)
	if about := project.DeclaredBelow(c.Within, c.Base.Tenant, c.Head.Tenant); about != nil {
		selectors = append(selectors, "path="+c.Head.Source.Shown(c.Within))
		keep = selection.Both(keep, selection.About(about))
	}
	if len(selectors) > 0 {
		shown = p.Keep(selectors, keep)
	}
	s.TellGaps(&flags.gaps, c.Sources())
	err = s.writePlan(outputs, shown, c.Sources())
	if err == nil && len(p.Gate.Tripped) > 0 {
		fmt.Fprintln(s.Stderr, planformat.Tripped(p, tripping))
		err = invocation.ErrGate
	}
	return s.GapsClose(&flags.gaps, c.Sources(), err)
}
