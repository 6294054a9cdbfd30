// Package version knows the version of a build.
package version

import (
	"cmp"
	"runtime/debug"
)

// stamped is the version of a build that has no history to take it from: go build -ldflags '-X grants/internal/version.stamped=v1.2.3'.
var stamped string

// Version is that of this build.
func Version() string {
	info, _ := debug.ReadBuildInfo()
	return of(stamped, info)
}

// unstamped is the version of a build that nobody recorded anything of.
const unstamped = "(devel)"

// of is what was stamped, or the module's version as the go command recorded it, or the commit; info is nil where it recorded nothing.
func of(stamped string, info *debug.BuildInfo) string {
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
