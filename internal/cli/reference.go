package cli

import (
	"github.com/spf13/cobra"

	"grants/internal/render/reference"
)

func (s *session) reference() *cobra.Command {
	return &cobra.Command{
		Use:   "reference [BLOCK[.ATTRIBUTE]|FUNCTION]",
		Short: "Print what can be written in the language",
		Long: `Print what can be written in the language: a block, what may stand in it, or a function. Without a name, what there is.

What stands in a nested block is named by the path to it: api.subject_type_authorization.user.policy.`,
		Args: atMostOne("name"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return reference.Names(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return reference.Overview(s.env.Stdout, terminalWidth(s.env.Stdout))
			}
			entry, err := reference.Find(args[0])
			if err != nil {
				return err
			}
			return reference.Text(s.env.Stdout, entry, terminalWidth(s.env.Stdout))
		},
	}
}
