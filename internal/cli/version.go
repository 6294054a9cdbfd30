package cli

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func (s *session) version() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  noArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(s.env.Stdout, "grants %s\n", version())
			return err
		},
	}
}

// version is the module's version as the go command recorded it; "(devel)" where it did not.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
