package cli

import (
	"errors"

	"github.com/spf13/cobra"
)

func (s *session) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "grants",
		Short: "Who may call which API",
		Long: `grants reads HCL files that describe APIs, applications and client grants, and answers who may call what.

It reads files and nothing else: no command writes to a tenant.`,
		Version:            version(),
		SilenceErrors:      true,
		SilenceUsage:       true,
		DisableSuggestions: true, // commandError has them
		RunE: func(root *cobra.Command, _ []string) error {
			root.SetOut(s.env.Stderr)
			return errors.Join(root.Help(), errors.New("which command?"))
		},
	}
	root.SetVersionTemplate("grants {{.Version}}\n")
	root.SetFlagErrorFunc(flagError)
	flags := root.PersistentFlags()
	flags.SortFlags = false
	flags.StringVarP(&s.chdir, "chdir", "C", "", "change to `DIR` first")
	flags.StringArrayVar(&s.vars, "var", nil, "set a variable: `NAME=VALUE`; repeatable")
	flags.StringArrayVar(&s.varFiles, "var-file", nil, "take variables from `FILE` (*.grantsvars.hcl); repeatable")
	flags.Var(chooseFrom(&s.color, "auto", "auto", "always", "never"), "color", "colour the output")
	root.AddCommand(s.lint(), s.matrix(), s.rules(), s.schema(), s.version())
	return root
}
