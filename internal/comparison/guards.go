package comparison

import (
	"bytes"
	"io/fs"
	"slices"

	"github.com/spf13/cobra"

	"grants/diag"
	"grants/internal/guard"
	"grants/internal/invocation"
	"grants/internal/manual"
	"grants/internal/settings"
	"grants/internal/source"
	"grants/lint"
	"grants/plan"
	"grants/plan/notes"
)

// AddGuards gives a command the flag that says whose settings judge a change.
func AddGuards(command *cobra.Command, guards *string, what string) {
	*guards = string(plan.GuardsHead)
	manual.Choose(command, command.Flags(), guards, "guards", what, string(plan.GuardsHead), string(plan.GuardsBase))
}

// guarded is a comparison with what guards it.
type guarded struct {
	head, base *settings.Settings // nil where the base has none that can be read
	by         plan.Guards
}

// judge reads the settings of both sides, and finds whose count. A base that has no files has no settings either, and then those of the head do.
func (o opener) judge(head, base *Side, guards plan.Guards) (*guarded, error) {
	g := &guarded{by: guards}
	var err error
	if g.head, err = o.Settings(head.Project); err != nil {
		return nil, err
	}
	switch {
	case !base.HasFiles() && guards == plan.GuardsBase:
		g.by = plan.GuardsHead
		base.note("%s has no settings that could judge, so those of the head do", base.Name)
	case !base.HasFiles():
	case guards == plan.GuardsBase:
		g.base, err = o.Settings(base.Project)
	default:
		var problems []diag.Diagnostic
		if g.base, problems, err = settings.Load(base.source.FS, append(invocation.RulesOf(base.Project), settings.AnyPolicy), invocation.CheckGate); len(problems) > 0 {
			g.base = nil
			base.note("the settings of %s can't be used, so what the change does to them is not known", base.Name)
		}
	}
	if sameSettings(head.source, base.source) {
		g.base = g.head
	}
	return g, err
}

func sameSettings(head, base *source.Project) bool {
	is, err := fs.ReadFile(head.FS, settings.File)
	was, failure := fs.ReadFile(base.FS, settings.File)
	return err == nil && failure == nil && bytes.Equal(is, was)
}

// judging is the settings that count.
func (g *guarded) judging() *settings.Settings {
	if g.by == plan.GuardsBase {
		return g.base
	}
	return g.head
}

// elsewhere is what others manage by the settings of either side.
func (g *guarded) elsewhere() notes.Elsewhere {
	var e notes.Elsewhere
	for _, side := range []*settings.Settings{g.head, g.base} {
		if side == nil {
			continue
		}
		managed := &side.Lint.Managed
		e.Applications = e.Applications || !managed.All(lint.ManagedApplications) || len(managed.Except.Value) > 0
		e.ClientGrants = e.ClientGrants || !managed.All(lint.ManagedClientGrants) || !managed.All(lint.ManagedThirdPartyDefaults)
	}
	return e
}

// weakened is what the head guards less than the base.
func (o opener) weakened(project string, g *guarded, head, base *Side) []diag.Diagnostic {
	if !base.HasFiles() || !head.HasFiles() {
		return nil
	}
	before, after := o.knownOf(project, head, base)
	return guard.Weakened(
		rulesOfBoth(head, base),
		&guard.Side{Settings: g.base, Tenant: base.Tenant, Policies: base.Policies, Read: base.Read, Known: before, Tests: testsOf(base)},
		&guard.Side{Settings: g.head, Tenant: head.Tenant, Policies: head.Policies, Read: head.Read, Known: after, Tests: testsOf(head)},
	)
}

// rulesOfBoth are all rules, with the policies of both sides.
func rulesOfBoth(head, base *Side) []*lint.Rule {
	all := invocation.RulesOf(head.Project)
	for _, rule := range base.Policies.Rules() {
		if !slices.ContainsFunc(all, func(known *lint.Rule) bool { return known.ID == rule.ID }) {
			all = append(all, rule)
		}
	}
	return all
}

// checkChoice looks whether it is the change that chooses its own baseline: the settings that name it are compared with those where the branch
// started, since the baseline that they name may be the change itself.
func (o opener) checkChoice(sides *source.Sides, head, base *Side, here *settings.Settings) ([]diag.Diagnostic, error) {
	content, err := sides.AtMergeBase("origin/HEAD", settings.File)
	if err != nil {
		base.note("%s is what %s names, and where the branch started (%s) can't be asked whether the change does: %s",
			base.Name, settings.File, guard.DefaultBaseline, err)
		return nil, nil
	}
	before, problems, err := settings.Load(source.Buffer(settings.File, content).FS, append(rulesOfBoth(head, base), settings.AnyPolicy), invocation.CheckGate)
	if err != nil || len(problems) > 0 {
		return nil, err
	}
	if d, differs := guard.Against(before, here); differs {
		return []diag.Diagnostic{d}, nil
	}
	return nil, nil
}
