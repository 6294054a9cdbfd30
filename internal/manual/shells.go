package manual

import (
	"errors"

	"github.com/spf13/cobra"

	"grants/internal/english"
	"grants/internal/flagvalue"
)

// CompleteShells adds cobra's command completion, and makes it an error to name no shell or one that it does not know.
func CompleteShells(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	for _, command := range root.Commands() {
		if command.Name() != "completion" {
			continue
		}
		var shells []string
		for _, shell := range command.Commands() {
			shells = append(shells, shell.Name())
			shell.Args = NoArgs
		}
		command.Use = "completion SHELL"
		command.Args = cobra.ArbitraryArgs
		command.RunE = func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("completion needs a shell: " + english.Alternatives(shells))
			}
			return flagvalue.Unknown("shell", args[0], shells)
		}
	}
}
