package cli

import (
	"io"
	"strings"

	"github.com/spf13/cobra"

	"grants/internal/flagvalue"
	"grants/internal/invocation"
	"grants/internal/manual"
	"grants/internal/policy"
	"grants/internal/render/catalogue"
	"grants/internal/render/rulepage"
	"grants/lint"
	"grants/lint/rules"
)

// The formats of the catalogue, and those of one rule, which have the same names.
var (
	catalogueFormats = invocation.Formats[[]*lint.Rule]{{Name: "text", Write: catalogue.Text}, {Name: "json", Write: catalogue.JSON}, {Name: "markdown", Write: catalogue.Markdown}}
	ruleFormats      = invocation.Formats[*lint.Rule]{
		{Name: "text", Write: rulepage.Text},
		{Name: "json", Write: func(w io.Writer, rule *lint.Rule) error { return catalogue.JSON(w, []*lint.Rule{rule}) }},
		{Name: "markdown", Write: rulepage.Markdown},
	}
)

func (s *session) rules() *cobra.Command {
	command := &cobra.Command{
		Use:   "rules [RULE]",
		Short: "Print the catalogue of rules, or one rule's page",
		Args:  manual.AtMostOne("rule"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return ruleIDs(), cobra.ShellCompDirectiveNoFileComp
		},
	}
	outputs := invocation.NewOutputs(command, catalogueFormats.Names()...)
	command.RunE = func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return s.Write(outputs, catalogueFormats.Of(rules.All()))
		}
		rule, err := s.ruleOf(args[0])
		if err != nil {
			return err
		}
		return s.Write(outputs, ruleFormats.Of(rule))
	}
	return command
}

// ruleOf is the rule of an ID, among them the policies of the project in the current folder.
func (s *session) ruleOf(id string) (*lint.Rule, error) {
	if !strings.HasPrefix(id, policy.Prefix) {
		if rule := findRule(id); rule != nil {
			return rule, nil
		}
		return nil, flagvalue.Unknown("rule", id, ruleIDs())
	}
	s.Policies.Wanted = true
	p, err := s.Open(nil)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, rule := range p.Policies.Rules() {
		if rule.ID == id {
			return rule, nil
		}
		ids = append(ids, rule.ID)
	}
	return nil, flagvalue.Unknown("policy", id, ids)
}

func findRule(id string) *lint.Rule {
	for _, rule := range rules.All() {
		if rule.ID == id {
			return rule
		}
	}
	return nil
}

func ruleIDs() []string {
	var ids []string
	for _, rule := range rules.All() {
		ids = append(ids, rule.ID)
	}
	return ids
}
