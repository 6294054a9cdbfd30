package source

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What the working tree has byte for byte is not asked of git: it is there even where git has lost it.
func TestFilesThatAreAlikeAreReadFromTheWorkingTree(t *testing.T) {
	for _, format := range []string{"sha1", "sha256"} {
		dir := t.TempDir()
		run(t, dir, "git", "init", "-q", "-b", "main", "--object-format="+format)
		writeBelow(t, dir, "acme/alike.grants.hcl", "alike")
		writeBelow(t, dir, "acme/changed.grants.hcl", "was")
		writeBelow(t, dir, "acme/gone.grants.hcl", "gone")
		writeBelow(t, dir, "acme/empty.grants.hcl", "")
		commitAll(t, dir, "first")
		objects, err := filepath.Glob(filepath.Join(dir, ".git/objects/*/"+blobName([]byte("alike"), map[string]int{"sha1": 40, "sha256": 64}[format])[2:]))
		if err != nil || len(objects) != 1 {
			t.Fatalf("%s: git has not named the file as we do: %q, %v", format, objects, err)
		}
		if err := os.Remove(objects[0]); err != nil {
			t.Fatal(err)
		}
		writeBelow(t, dir, "acme/changed.grants.hcl", "now")
		if err := os.Remove(filepath.Join(dir, "acme/gone.grants.hcl")); err != nil {
			t.Fatal(err)
		}
		expect(t, dir, "acme", "git:HEAD", strings.Join([]string{"alike.grants.hcl=alike", "changed.grants.hcl=was", "empty.grants.hcl=", "gone.grants.hcl=gone"}, "\n"))

		writeBelow(t, dir, "acme/alike.grants.hcl", "other")
		if _, _, err := (&Sides{Base: dir, Name: "acme"}).Against("git:HEAD"); err == nil {
			t.Errorf("%s: an object that is gone was read", format)
		}
	}
}
