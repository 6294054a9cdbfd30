package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"grants/internal/invocation"
	"grants/internal/manual"
	"grants/internal/selection"
	"grants/internal/source"
	"grants/plan"
)

// baselineForms are the forms that a baseline can have.
var baselineForms = []string{"git:", "merge-base:", "index:", "dir:", "json:", "empty:"}

// completeBaselines completes flags that take a baseline: its form, and what git knows where the form names it.
func (s *session) completeBaselines(command *cobra.Command, flags ...string) {
	manual.Complete(command, false, func(args []string, typed string) []string {
		if form, _, named := strings.Cut(typed, ":"); named && (form == "git" || form == "merge-base") {
			return manual.Behind(form+":", s.references(args))
		}
		return baselineForms
	}, flags...)
}

// references are the branches and tags of the project's repository.
func (s *session) references(args []string) []string {
	sides := &source.Sides{Base: s.Folder(), Name: invocation.Argument(args), Files: s.Files}
	return sides.References()
}

// completeSince completes revisions, which may stand without a form.
func (s *session) completeSince(command *cobra.Command) {
	manual.Complete(command, true, func(args []string, typed string) []string {
		if strings.HasPrefix(typed, "git:") {
			return manual.Behind("git:", s.references(args))
		}
		return s.references(args)
	}, "since")
}

// names are what the project's applications, or its APIs, go by; none where it can't be read.
func (s *session) names(args []string, kind string) []string {
	p, err := s.Open(args)
	if err != nil || p.Tenant == nil {
		return nil
	}
	names := &selection.Names{}
	names.Add(p.Tenant)
	return names.Of(kind)
}

// completeCells completes the names of applications and APIs.
func (s *session) completeCells(command *cobra.Command) {
	for _, kind := range []string{"application", "api"} {
		manual.Complete(command, true, func(args []string, _ string) []string { return s.names(args, kind) }, kind)
	}
}

// completePlan completes what a plan takes by name.
func (s *session) completePlan(command *cobra.Command) {
	s.completeBaselines(command, "against", "head")
	manual.Complete(command, true, func([]string, string) []string { return append(plan.Gates(), invocation.GateGap) }, "fail-on")
	manual.Complete(command, false, func(args []string, typed string) []string {
		switch key, _, named := strings.Cut(typed, "="); {
		case named && key == "risk":
			return manual.Behind("risk=", []string{"low", "medium", "high"})
		case named:
			return manual.Behind(key+"=", s.names(args, key))
		}
		return []string{"application=", "api=", "risk="}
	}, "only")
}

// completeRules completes flags that take rules.
func completeRules(command *cobra.Command, flags ...string) {
	manual.Complete(command, true, func(_ []string, typed string) []string { return manual.AfterCommas(typed, ruleIDs()) }, flags...)
}
