package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"grants/internal/invocation"
	"grants/internal/manual"
	"grants/internal/source"
	"grants/internal/version"
)

func (s *session) root(out io.Writer) *cobra.Command {
	s.Color = "auto"
	root := &cobra.Command{
		Use:   "grants",
		Short: "Who may call which API",
		Long: `grants reads HCL files that describe APIs, applications and client grants, and answers who may call what.

It reads files and nothing else: no command writes to a tenant.`,
		Version:            version.Version(),
		SilenceErrors:      true,
		SilenceUsage:       true,
		DisableSuggestions: true, // commandError has them
		PersistentPreRunE:  func(*cobra.Command, []string) error { return s.checkDir() },
		RunE: func(root *cobra.Command, _ []string) error {
			root.SetOut(s.Stderr)
			return errors.Join(root.Help(), errors.New("which command?"))
		},
	}
	root.SetIn(s.Stdin)
	root.SetOut(out)
	root.SetErr(s.Stderr)
	root.SetVersionTemplate("grants {{.Version}}\n")
	root.SetFlagErrorFunc(manual.FlagError)
	flags := root.PersistentFlags()
	flags.SortFlags = false
	flags.StringVarP(&s.Chdir, "chdir", "C", "", "change to `DIR` first")
	flags.StringArrayVar(&s.Vars, "var", nil, "set a variable: `NAME=VALUE`; repeatable")
	flags.StringArrayVar(&s.VarFiles, "var-file", nil, "take variables from `FILE` (*.grantsvars.hcl, Terraform's *.tfvars); repeatable")
	s.Foreign.Add(flags)
	manual.Choose(root, flags, &s.Color, "color", "colour the output", "auto", "always", "never")
	root.AddCommand(s.explain(), s.exporting(), s.fmt(), s.importing(), s.init(), s.lint(), s.man(), s.matrix(), s.plan(), s.reference(), s.render(), s.rules(), s.schema(), s.simulate(), s.snapshot(),
		s.test(), s.version(), s.whoCan())
	manual.CompleteShells(root)
	manual.RefuseUnknownTopics(root)
	manual.Apply(root, func() int { return invocation.TerminalWidth(s.Stdout) })
	return root
}

// checkDir refuses a -C that leads nowhere.
func (s *session) checkDir() error {
	if s.Chdir == "" {
		return nil
	}
	info, err := os.Stat(s.Folder())
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no folder %q to change to", s.Chdir)
	case err != nil:
		return fmt.Errorf("change to %q: %w", s.Chdir, source.Cause(err))
	case !info.IsDir():
		return fmt.Errorf("%q is no folder to change to", s.Chdir)
	}
	return nil
}
