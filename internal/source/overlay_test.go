package source

import (
	"io/fs"
	"testing"
	"testing/fstest"
)

func TestOverlayReplacesAndAddsFiles(t *testing.T) {
	base := &Project{Dir: "infra", FS: fstest.MapFS{
		"a.grants.hcl":     {Data: []byte("a")},
		"one/b.grants.hcl": {Data: []byte("b")},
		"one/c.grants.hcl": {Data: []byte("c")},
	}}
	over := base.Overlay(map[string][]byte{
		"one/b.grants.hcl":   []byte("new b"),
		"one/bb.grants.hcl":  []byte("bb"),
		"two/d/e.grants.hcl": []byte("e"),
	})
	want := "a.grants.hcl=a\none/b.grants.hcl=new b\none/bb.grants.hcl=bb\none/c.grants.hcl=c\ntwo/d/e.grants.hcl=e"
	if got := contents(t, over); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got, want := contents(t, base), "a.grants.hcl=a\none/b.grants.hcl=b\none/c.grants.hcl=c"; got != want {
		t.Errorf("the project itself is now\n%s\nwant\n%s", got, want)
	}
	if info, err := fs.Stat(over.FS, "one/b.grants.hcl"); err != nil || info.Size() != int64(len("new b")) {
		t.Errorf("got %v, %v, want the new size", info, err)
	}
	if _, err := fs.ReadFile(over.FS, "nowhere"); err == nil {
		t.Error("a file that is nowhere was read")
	}
	if over.Dir != base.Dir {
		t.Errorf("got folder %q, want %q", over.Dir, base.Dir)
	}
	if base.Overlay(nil) != base {
		t.Error("an overlay without files is another project")
	}
}
