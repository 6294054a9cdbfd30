package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"grants/internal/invocation"
	"grants/internal/manual"
	"grants/internal/render/reference"
)

func (s *session) reference() *cobra.Command {
	return &cobra.Command{
		Use:   "reference [BLOCK[.ATTRIBUTE]|FUNCTION]",
		Short: "Print what can be written in the language",
		Long: `Print what can be written in the language: a block, what may stand in it, or a function. Without a name, what there is.

What stands in a nested block is named by the path to it: api.subject_type_authorization.user.policy.`,
		Args:      manual.AtMostOne("name"),
		ValidArgs: reference.Names(),
		RunE: func(_ *cobra.Command, args []string) error {
			return reference.Write(s.Stdout, strings.Join(args, ""), invocation.TerminalWidth(s.Stdout))
		},
	}
}
