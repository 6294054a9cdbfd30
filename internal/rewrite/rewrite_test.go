package rewrite

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"grants/internal/source"
)

// oneFile is a project of one file on disk that is about to be rewritten.
func oneFile(t *testing.T) (dir, file string, r *Files) {
	t.Helper()
	dir = t.TempDir()
	file = filepath.Join(dir, "a.grants.hcl")
	if err := os.WriteFile(file, []byte("old"), 0o666); err != nil {
		t.Fatal(err)
	}
	src, err := source.Open(dir, ".")
	if err != nil {
		t.Fatal(err)
	}
	return dir, file, New(src)
}

func TestAFileThatChangesMeanwhileIsLeft(t *testing.T) {
	dir, file, r := oneFile(t)
	if _, err := r.Content("a.grants.hcl"); err != nil {
		t.Fatal(err)
	}
	r.Set("a.grants.hcl", []byte("new"))
	if err := os.WriteFile(file, []byte("saved by an editor"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := r.Write(dir); err == nil || !strings.Contains(err.Error(), "it has changed in the meantime; nothing was written") {
		t.Errorf("got %v, want an error about the change", err)
	}
	if got := readFile(t, file); got != "saved by an editor" {
		t.Errorf("the file is now %q", got)
	}
	checkNoTemporaries(t, dir)
}

func TestAllFilesAreRewrittenOrNone(t *testing.T) {
	dir, file, r := oneFile(t)
	for _, name := range []string{"a.grants.hcl", "b.grants.hcl"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(name), 0o666); err != nil {
			t.Fatal(err)
		}
		if _, err := r.Content(name); err != nil {
			t.Fatal(err)
		}
		r.Set(name, []byte("new"))
	}
	t.Run("complete", func(t *testing.T) {
		blocked := filepath.Join(dir, ".b.grants.hcl."+strconv.Itoa(os.Getpid())+".tmp") // the temporary name of b
		if err := os.Mkdir(blocked, 0o777); err != nil {
			t.Fatal(err)
		}
		if err := r.Write(dir); err == nil || !strings.Contains(err.Error(), `write "b.grants.hcl": file exists; nothing was written`) {
			t.Errorf("got %v", err)
		}
		if err := os.Remove(blocked); err != nil {
			t.Fatal(err)
		}
	})
	t.Run("put back", func(t *testing.T) {
		a, err := Place(file, []byte("new"))
		if err != nil {
			t.Fatal(err)
		}
		if err := a.Publish(); err != nil {
			t.Fatal(err)
		}
		err = putBack([]replacement{{a, []byte("a.grants.hcl")}}, os.ErrPermission)
		if err == nil || !strings.Contains(err.Error(), "nothing was written") {
			t.Errorf("got %v", err)
		}
	})
	for _, name := range []string{"a.grants.hcl", "b.grants.hcl"} {
		if got := readFile(t, filepath.Join(dir, name)); got != name {
			t.Errorf("%s is now %q", name, got)
		}
	}
	checkNoTemporaries(t, dir)
}

func checkNoTemporaries(t *testing.T, dir string) {
	t.Helper()
	if left, _ := filepath.Glob(filepath.Join(dir, ".*.tmp")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

func readFile(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
