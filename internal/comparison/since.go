package comparison

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"grants/diag"
	"grants/internal/invocation"
	"grants/internal/project"
	"grants/internal/settings"
	"grants/internal/source"
	"grants/plan"
)

// Since opens and compiles the state of a project that findings are new since, with values of its own.
func Since(run *invocation.Run, p *project.Project, asked string, own *BaselineVars) (*Side, error) {
	o, spec := opener{run}, asked
	if scheme, _, _ := strings.Cut(spec, ":"); !slices.Contains([]string{"git", "merge-base", "index", "dir", "empty"}, scheme) && !source.IsForeign(spec) {
		spec = "git:" + spec
	}
	sides := &source.Sides{Base: o.Folder(), Name: path.Join(p.Source.Dir, p.Source.File), Files: o.Files}
	if p.Source.Foreign != "" {
		var err error
		if sides, err = o.ForeignSides(); err != nil {
			return nil, err
		}
		spec = p.Source.ForeignAt(spec)
	}
	src, info, err := sides.Against(spec)
	if err != nil {
		return nil, fmt.Errorf("--since: %w", err)
	}
	head, base := &Side{role: "the project", here: true, source: p.Source}, newSide("the baseline", src, info)
	if err := o.sideValues(head, base, own); err != nil {
		return nil, err
	}
	if base.Project, err = project.Load(src, base.opts); err != nil {
		return nil, fmt.Errorf("--since: %w", err)
	}
	base.Commit = info.Prefix()
	o.printNotes(base, "--since: ")
	switch {
	case base.lacksValues():
		err := o.RefuseAs(base.Name, base.Project)
		o.adviseValues(base)
		return nil, err
	case diag.HasErrors(base.Diagnostics):
		fmt.Fprintf(o.Stderr, "grants: --since: %s does not compile, so findings that it has may be reported as new\n", invocation.OneLine(asked))
	}
	return base, nil
}

// Judging is the settings that count, and the project with the policies that do: those of the revision, if it is to judge and has any.
func Judging(run *invocation.Run, own *settings.Settings, p *project.Project, since *Side, guards string) (*settings.Settings, *project.Project, error) {
	switch {
	case plan.Guards(guards) == plan.GuardsHead:
		return own, p, nil
	case since == nil:
		fmt.Fprintln(run.Stderr, "grants: --guards base: without --since there are no settings before the change, so those of the project judge")
		return own, p, nil
	case !since.HasFiles():
		fmt.Fprintf(run.Stderr, "grants: --guards base: %s has no settings, so those of the project judge\n", invocation.OneLine(since.Name))
		return own, p, nil
	}
	fmt.Fprintf(run.Stderr, "grants: --guards base: the settings of %s judge\n", invocation.OneLine(since.Name))
	set, err := run.Settings(since.Project)
	if err != nil {
		return nil, nil, err
	}
	judged, err := judgedBy(run, p, since)
	return set, judged, err
}

// judgedBy is the project with the policies of another state in place of its own.
func judgedBy(run *invocation.Run, p *project.Project, base *Side) (*project.Project, error) {
	run.Policies.By = []project.PolicyFile{}
	for _, file := range base.opts.Policies {
		if file.Shown == "" {
			file.Shown = base.Place(file.Name)
		}
		file.Name = file.Shown
		run.Policies.By = append(run.Policies.By, file)
	}
	judged, err := run.Compile(p.Source)
	if err == nil {
		judged.Within = p.Within
	}
	return judged, err
}
