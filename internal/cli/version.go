package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"grants/internal/manual"
	"grants/internal/version"
)

func (s *session) version() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  manual.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(s.Stdout, "grants %s\n", version.Version())
			return err
		},
	}
}
