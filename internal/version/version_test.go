package version

import (
	"runtime/debug"
	"testing"
)

func TestTheVersionIsWhatTheBuildKnows(t *testing.T) {
	commit := []debug.BuildSetting{{Key: "vcs", Value: "git"}, {Key: "vcs.revision", Value: "0123456789abcdef0123"}, {Key: "vcs.modified", Value: "false"}}
	dirty := append(commit[:2:2], debug.BuildSetting{Key: "vcs.modified", Value: "true"})
	for _, c := range []struct {
		name, stamped, module string
		settings              []debug.BuildSetting
		want                  string
	}{
		{"go install of a version", "", "v1.2.3", nil, "v1.2.3"},
		{"go build in a clone", "", "v1.2.4-0.20260102030405-0123456789ab", commit, "v1.2.4-0.20260102030405-0123456789ab"},
		{"stamped by hand", "v2.0.0", "v1.2.3", commit, "v2.0.0"},
		{"a commit alone", "", "(devel)", commit, "devel-0123456789ab"},
		{"a commit and more", "", "(devel)", dirty, "devel-0123456789ab+dirty"},
		{"nothing", "", "(devel)", nil, "(devel)"},
		{"less than nothing", "", "", nil, "(devel)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			info := &debug.BuildInfo{Main: debug.Module{Version: c.module}, Settings: c.settings}
			if got := of(c.stamped, info); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	if got := of("", nil); got != "(devel)" {
		t.Errorf("a program without build information has the version %q", got)
	}
}
