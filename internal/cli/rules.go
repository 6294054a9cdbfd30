package cli

import (
	"io"

	"github.com/spf13/cobra"

	"grants/internal/flagvalue"
	"grants/internal/invocation"
	"grants/internal/manual"
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
		rule := findRule(args[0])
		if rule == nil {
			return flagvalue.Unknown("rule", args[0], ruleIDs())
		}
		return s.Write(outputs, ruleFormats.Of(rule))
	}
	return command
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
