package cli

import (
	"cmp"
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"grants/internal/manual"
)

func (s *session) version() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  manual.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(s.env.Stdout, "grants %s\n", version())
			return err
		},
	}
}

// stamped is the version of a build that has no history to take it from: go build -ldflags '-X grants/internal/cli.stamped=v1.2.3'.
var stamped string

// version is that of this build.
func version() string {
	info, _ := debug.ReadBuildInfo()
	return versionOf(stamped, info)
}

// unstamped is the version of a build that nobody recorded anything of.
const unstamped = "(devel)"

// versionOf is what was stamped, or the module's version as the go command recorded it, or the commit; info is nil where it recorded nothing.
func versionOf(stamped string, info *debug.BuildInfo) string {
	switch {
	case stamped != "":
		return stamped
	case info == nil:
		return unstamped
	case info.Main.Version != "" && info.Main.Version != unstamped:
		return info.Main.Version
	}
	settings := map[string]string{}
	for _, setting := range info.Settings {
		settings[setting.Key] = setting.Value
	}
	revision := settings["vcs.revision"]
	if revision = revision[:min(len(revision), 12)]; revision != "" {
		revision = "devel-" + revision
		if settings["vcs.modified"] == "true" {
			revision += "+dirty"
		}
	}
	return cmp.Or(revision, unstamped)
}
