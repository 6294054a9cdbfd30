package cli

import (
	"io"

	"github.com/spf13/cobra"

	"grants/internal/render/catalogue"
	"grants/internal/render/rulepage"
	"grants/lint"
)

func (s *session) rules() *cobra.Command {
	command := &cobra.Command{
		Use:   "rules [RULE]",
		Short: "Print the catalogue of rules, or one rule's page",
		Args:  atMostOne("rule"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return ruleIDs(), cobra.ShellCompDirectiveNoFileComp
		},
	}
	outputs := newOutputs(command, "text", "json", "markdown")
	command.RunE = func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return s.write(outputs, func(format string, w io.Writer, _ bool) error { return writeRules(format, w, lint.Rules()) })
		}
		rule := findRule(args[0])
		if rule == nil {
			return unknownName("rule", args[0], ruleIDs())
		}
		return s.write(outputs, func(format string, w io.Writer, _ bool) error { return writeRule(format, w, rule) })
	}
	return command
}

func findRule(id string) *lint.Rule {
	for _, rule := range lint.Rules() {
		if rule.ID == id {
			return rule
		}
	}
	return nil
}

func ruleIDs() []string {
	var ids []string
	for _, rule := range lint.Rules() {
		ids = append(ids, rule.ID)
	}
	return ids
}

// completeRules completes flags that take rules.
func completeRules(command *cobra.Command, flags ...string) {
	for _, flag := range flags {
		_ = command.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return ruleIDs(), cobra.ShellCompDirectiveNoFileComp
		}) // fails only where there is no such flag
	}
}

func writeRules(format string, w io.Writer, rules []*lint.Rule) error {
	switch format {
	case "text":
		return catalogue.Text(w, rules)
	case "json":
		return catalogue.JSON(w, rules)
	case "markdown":
		return catalogue.Markdown(w, rules)
	}
	panic("rules has no format " + format)
}

func writeRule(format string, w io.Writer, rule *lint.Rule) error {
	switch format {
	case "text":
		return rulepage.Text(w, rule)
	case "json":
		return catalogue.JSON(w, []*lint.Rule{rule})
	case "markdown":
		return rulepage.Markdown(w, rule)
	}
	panic("rules has no format " + format)
}
