// Package comparison opens the two states that a plan compares, or that findings are new between: each with its own values, settings and known findings.
package comparison

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"grants/internal/guard"
	"grants/internal/invocation"
	"grants/internal/project"
	"grants/internal/render/fidelity"
	"grants/internal/settings"
	"grants/internal/source"
	"grants/internal/version"
	"grants/plan"
)

// Request is what a comparison is told beside the project.
type Request struct {
	Against  string // the baseline; empty for what the settings say
	Head     string // empty for the files of the project
	Guards   string // whose settings judge
	FailOn   []string
	Baseline BaselineVars

	before string // what a foreign source is compared with where nobody names a baseline
}

// Comparison is a plan with what it was made of.
type Comparison struct {
	Plan       *plan.Plan
	Closing    []plan.Selector // the gates
	Within     string          // the folder of the project that it was asked about; empty for all of it
	Base, Head *Side
}

// opener opens states, as a run of the program is told.
type opener struct{ *invocation.Run }

// Of compiles both sides, each with its own values for variables, and compares them. Both must compile: what one lacks would look like
// a gain or a loss.
//
// Without a baseline on the command line, the settings have one.
//
// The gates are those of the settings that judge, and then those of the flags.
func Of(run *invocation.Run, args []string, asked Request) (*Comparison, error) {
	return opener{run}.compare(args, &asked)
}

func (o opener) compare(args []string, asked *Request) (*Comparison, error) {
	invocation.TuneForTwo(o.Env)
	sides, within, err := o.planSides(invocation.Argument(args), asked)
	if err != nil {
		return nil, err
	}
	head, base, choice, err := o.openSides(sides, asked)
	if err != nil && asked.Head == "" {
		if _, failure := o.Open(args); failure != nil {
			return nil, failure // without a project, nobody misses a baseline
		}
	}
	if err == nil {
		err = o.checkParts(head, base, within)
	}
	if err == nil {
		err = o.sideValues(head, base, &asked.Baseline)
	}
	if err == nil {
		err = o.loadPlan(head, base)
	}
	if err != nil {
		return nil, err
	}
	o.keepSystemGrants(head, base)
	guarded, err := o.judge(head, base, plan.Guards(asked.Guards))
	if err != nil {
		return nil, err
	}
	weakened := o.weakened(sides.Name, guarded, head, base)
	if choice != nil {
		more, err := o.checkChoice(sides, head, base, choice)
		if err != nil {
			return nil, err
		}
		weakened = guard.Merge(weakened, more)
	}
	p, err := plan.DiffWithin(base.Tenant, head.Tenant, plan.Options{Elsewhere: guarded.elsewhere(), MostCells: plan.MaxSuspects})
	if err != nil {
		return nil, fmt.Errorf("compare %s with %s: %w", head.Name, base.Name, err)
	}
	p.Note(weakened, head.Tenant)
	p.Tool, p.Gate.Guards = version.Version(), guarded.by
	if err := cmp.Or(base.checkDigest(p.Base.Digest), head.checkDigest(p.Head.Digest)); err != nil {
		return nil, err
	}
	base.describe(&p.Base)
	head.describe(&p.Head)
	noteGaps(&p.Base, base)
	noteGaps(&p.Head, head)
	p.SharedValues = append(p.SharedValues, base.both...)
	noteDomains(p, base.Tenant.Domain, head.Tenant.Domain)
	closing, err := Gates(slices.Concat(guarded.judging().Plan.FailOn.Value, asked.FailOn))
	if err == nil {
		err = o.judgeImpacts(p, guarded, head, base, closing)
	}
	return &Comparison{p, closing, within, base, head}, err
}

// planSides are the sides of a plan. A foreign source that is named as the project is the head.
func (o opener) planSides(name string, asked *Request) (*source.Sides, string, error) {
	variables, err := invocation.Assignments("--var", o.Vars)
	if err != nil {
		return nil, "", err
	}
	if source.IsForeign(name) && asked.Head == "" {
		asked.Head = name
		if asked.Against == "" {
			if asked.before, err = source.Before(name, guard.DefaultBaseline); err != nil {
				return nil, "", err
			}
		}
		name = "."
	}
	sides, within := o.sides(name)
	sides.Foreign = o.ForeignOptions(variables)
	return sides, within, nil
}

// noteGaps says at a side what bears on access and is not said by it.
func noteGaps(described *plan.Side, of *Side) {
	if from := invocation.SourceOf(of.Project, of.info.Spec); from != nil {
		if note := fidelity.Note(from); note != "" {
			described.Notes = append(described.Notes, note)
		}
	}
}

// sides are those of the project that an argument names, or a folder of, and the path of that folder in it.
func (o opener) sides(name string) (*source.Sides, string) {
	sides := &source.Sides{Base: o.Folder(), Name: name, Files: o.Files}
	if info, err := os.Stat(o.Path(name)); err == nil && !info.IsDir() || err != nil && project.IsConfiguration(name) {
		return sides, ""
	}
	home := o.Home(name)
	sides.Name = home.Dir
	return sides, home.Within
}

// checkParts refuses to compare one part of a project with another: the head is all of it.
func (o opener) checkParts(head, base *Side, within string) error {
	if within == "" || !head.here || base.info.Kind != "dir" {
		return nil
	}
	if at := o.WithinProject(head.source, base.info.Path); at != "." && filepath.IsLocal(filepath.FromSlash(at)) {
		return fmt.Errorf("%q is part of the project in %q, which has settings, and so is %q: put a grants.hcl into each to compare them as projects of their own",
			head.source.Shown(within), cmp.Or(head.source.Dir, "."), base.info.Path)
	}
	return nil
}

// loadPlan reads and compiles both sides, which must compile, and the head must have files.
func (o opener) loadPlan(head, base *Side) error {
	if head.here && head.source.File == settings.File {
		return project.NoConfiguration(head.source, head.info.Path)
	}
	if err := loadSides(head, base); err != nil {
		return err
	}
	if head.Files == 0 && head.info.Kind != "empty" && head.info.Kind != "json" {
		if head.here && project.Instead(head.source) != "" {
			return project.NoConfiguration(head.source, head.info.Path)
		}
		return fmt.Errorf("%q has no configuration: no file below it ends in .grants.hcl or .grants.json; if all of it is to go, say so with --head empty:",
			head.info.Path)
	}
	if head.here {
		if err := o.NoteAlone(head.Project); err != nil {
			return err
		}
	}
	for _, side := range []*Side{head, base} {
		side.Commit = side.info.Prefix()
		if err := o.RefuseAs(side.Name, side.Project); err != nil {
			if side == base {
				o.printNotes(base, "")
				o.adviseValues(base)
			}
			return err
		}
	}
	if base.Files == 0 && len(base.info.Notes) == 0 && base.info.Kind == "dir" {
		base.info.Notes = append(base.info.Notes, fmt.Sprintf("%q has no configuration, so the baseline is empty", base.info.Path))
	}
	return nil
}

// noteDomains warns of a comparison of two tenants.
func noteDomains(p *plan.Plan, base, head string) {
	if base != "" && head != "" && base != head {
		p.Base.Notes = append(p.Base.Notes, fmt.Sprintf("this is another tenant: its domain is %q, and that of the head is %q", base, head))
	}
}

// Sources are the sides of a comparison that came from foreign sources, the baseline first.
func (c *Comparison) Sources() []*fidelity.Source {
	return invocation.SourcesOf(invocation.SourceOf(c.Base.Project, c.Base.info.Spec), invocation.SourceOf(c.Head.Project, c.Head.info.Spec))
}

// Gates are some names as selectors, each once.
func Gates(names []string) ([]plan.Selector, error) {
	var gates []plan.Selector
	for _, name := range names {
		gate, err := plan.ParseSelector(name)
		if err != nil {
			return nil, fmt.Errorf("--fail-on: %w", err)
		}
		if !slices.Contains(gates, gate) {
			gates = append(gates, gate)
		}
	}
	return gates, nil
}
