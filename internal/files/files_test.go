package files

import (
	"slices"
	"testing"
	"testing/fstest"
)

func TestAProjectHasTheFilesThatBelongToIt(t *testing.T) {
	system := fstest.MapFS{}
	for _, name := range []string{
		"grants.hcl", "a.grants.hcl", "b.grants.json", "deep/er/c.grants.hcl", "prod.grantsvars.hcl", "prod.grantsvars.json", "other.hcl",
		".hidden.grants.hcl", ".git/d.grants.hcl", "vendor/e.grants.hcl", "node_modules/f.grants.hcl", "old/g.grants.hcl",
		"own/grants.hcl", "own/h.grants.hcl", "own/deep/grants.hcl", "deep/own/grants.hcl",
	} {
		system[name] = &fstest.MapFile{}
	}
	leaveOut := func(name string) bool { return name == "old" }
	check := func(what string, got []string, err error, want ...string) {
		t.Helper()
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: got %q, %v, want %q", what, got, err, want)
		}
	}
	found, err := Configuration(system, leaveOut)
	check("configuration", found, err, "a.grants.hcl", "b.grants.json", "deep/er/c.grants.hcl")
	found, err = Native(system, leaveOut)
	check("native files", found, err, "a.grants.hcl", "deep/er/c.grants.hcl", "grants.hcl", "prod.grantsvars.hcl")
	check("projects", ProjectsBelow(system), nil, "deep/own", "own")
}

func TestAFileThatIsTooLargeIsNotRead(t *testing.T) {
	system := fstest.MapFS{"large": {Data: make([]byte, MaxSize+1)}, "full": {Data: make([]byte, MaxSize)}}
	if c, err := Read(system, "large"); err != nil || c.Text != nil || c.Size != MaxSize+1 || Size(system, "large") != 0 {
		t.Errorf("%d bytes of %d were read, %v", len(c.Text), c.Size, err)
	}
	if c, err := Read(system, "full"); err != nil || len(c.Text) != MaxSize || Size(system, "full") != MaxSize {
		t.Errorf("%d bytes of %d were read, %v", len(c.Text), c.Size, err)
	}
}
