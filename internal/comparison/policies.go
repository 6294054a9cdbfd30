package comparison

import (
	"fmt"
	"strings"

	"grants/diag"
	"grants/internal/invocation"
	"grants/internal/project"
	"grants/plan"
)

// sidePolicies reads the files of policies that a side has: in its own revision, as far as that has the folders. A side that can't be repaired any more,
// whose settings name what it does not have, says so.
func (o opener) sidePolicies(side *Side, stands *project.Project) error {
	switch {
	case !o.Policies.Wanted || side.source.FS == nil:
		return nil
	case side.here:
		return o.ReadPolicies(&side.opts, stands)
	}
	found, problems, err := invocation.PoliciesOf(stands, side.opts.LeaveOut, side.source.Beside)
	for _, d := range problems {
		side.note("of the policies of %s: %s", side.Name, d.Message)
	}
	if err != nil {
		return err
	}
	named, err := o.PoliciesNamed()
	side.opts.Policies = append(append([]project.PolicyFile{}, found...), named...)
	return err
}

// judgeImpacts adds to a plan what policies say of what it gives and takes: those of the side that judges. A gate that names none of them would never close.
func (o opener) judgeImpacts(p *plan.Plan, g *guarded, head, base *Side, gates []plan.Selector) error {
	judge := head
	if g.by == plan.GuardsBase {
		judge = base
	}
	if diag.HasErrors(judge.PolicyProblems) {
		return fmt.Errorf("the policies of %s can't be used: %s", judge.Name, judge.PolicyProblems[0].Message)
	}
	for _, gate := range gates {
		if strings.HasPrefix(string(gate), plan.PolicyPrefix) && !judge.Policies.JudgesPlans(string(gate)) {
			return fmt.Errorf("--fail-on: %s has no policy on gained or lost that is called %q", judge.Name, strings.TrimPrefix(string(gate), plan.PolicyPrefix))
		}
	}
	p.Note(judge.Policies.Impacts(p, head.Tenant, judge.Tenant), head.Tenant)
	return nil
}
