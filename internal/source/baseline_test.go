package source

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

func TestTreeIsAFileSystem(t *testing.T) {
	files := newTree(map[string][]byte{"a.grants.hcl": []byte("a"), "one/b.grants.hcl": []byte("bb"), "one/two/c.grants.json": nil})
	if err := fstest.TestFS(files, "a.grants.hcl", "one/b.grants.hcl", "one/two/c.grants.json"); err != nil {
		t.Error(err)
	}
	if err := fstest.TestFS(newTree(nil)); err != nil {
		t.Error(err)
	}
}

// newRepository is a repository with what git tracks in the way of projects: a sub-folder, odd names, hidden files, links, a submodule.
func newRepository(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	run(t, dir, "git", "init", "-q", "-b", "main")
	writeBelow(t, dir, "acme/a.grants.hcl", "one")
	run(t, dir, "git", "add", "-A")
	commit(t, dir, "first")
	writeBelow(t, dir, "acme/a.grants.hcl", "two")
	writeBelow(t, dir, "acme/with space/ü \"b\".grants.json", "{}")
	writeBelow(t, dir, "acme/.hidden/c.grants.hcl", "hidden")
	writeBelow(t, dir, "acme/readme.md", "no configuration")
	writeBelow(t, dir, "other/d.grants.hcl", "elsewhere")
	for name, target := range map[string]string{"link": "a.grants.hcl", "out": "../other/d.grants.hcl", "gone": "nowhere"} {
		if err := os.Symlink(target, filepath.Join(dir, "acme", name+".grants.hcl")); err != nil {
			t.Skip(err)
		}
	}
	run(t, dir, "git", "add", "-A")
	run(t, dir, "git", "update-index", "--add", "--cacheinfo", "160000,1111111111111111111111111111111111111111,acme/sub.grants.hcl")
	commit(t, dir, "second")
	return dir
}

func writeBelow(t *testing.T, dir, name, content string) {
	t.Helper()
	name = filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

func commit(t *testing.T, dir, message string) {
	t.Helper()
	run(t, dir, "git", "-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false", "commit", "-q", "-m", message)
}

func run(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	command := exec.Command(name, args...)
	command.Dir = dir
	command.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull)
	out, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return string(out)
}

// contents is every file of a project, a line each.
func contents(t *testing.T, project *Project) string {
	t.Helper()
	var lines []string
	err := fs.WalkDir(project.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(project.FS, name)
		lines = append(lines, name+"="+string(content))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(lines, "\n")
}

func TestBaselineReadsTheConfigurationOfARevision(t *testing.T) {
	dir := newRepository(t)
	second := "a.grants.hcl=two\nlink.grants.hcl=two\nwith space/ü \"b\".grants.json={}"
	for _, c := range []struct{ name, spec, project, want, path string }{
		{"head", "git:HEAD", "acme", second, "acme"},
		{"branch", "git:main", "acme", second, "acme"},
		{"without scheme", "main", "acme", second, "acme"},
		{"parent", "git:HEAD^1", "acme", "a.grants.hcl=one", "acme"},
		{"merge base", "merge-base:HEAD~1", "acme", "a.grants.hcl=one", "acme"},
		{"another folder", "git:HEAD:other", "acme", "d.grants.hcl=elsewhere", "other"},
		{"from the project", "git:HEAD:../other", "acme", "d.grants.hcl=elsewhere", "other"},
		{"a file", "git:HEAD:other/d.grants.hcl", "acme", "d.grants.hcl=elsewhere", "other/d.grants.hcl"},
		{"the root", "git:HEAD~1", ".", "acme/a.grants.hcl=one", "."},
		{"a folder that was not there", "git:HEAD~1:other", "acme", "", "other"},
		{"nothing", "empty:", "acme", "", ""},
		{"a folder on disk", "dir:other", "acme", "d.grants.hcl=elsewhere", "other"},
	} {
		t.Run(c.name, func(t *testing.T) {
			project, info, err := (&Sides{Base: dir, Name: c.project}).Against(c.spec)
			if err != nil {
				t.Fatal(err)
			}
			if got := contents(t, project); got != c.want {
				t.Errorf("got %s\nwant %s", got, c.want)
			}
			if info.Path != c.path {
				t.Errorf("got path %q, want %q", info.Path, c.path)
			}
			if wantCommit := info.Kind == "git"; (len(info.Revision) == 40) != wantCommit {
				t.Errorf("got revision %q for kind %s", info.Revision, info.Kind)
			}
		})
	}
}

func TestBaselineNotesWhatItDoesNotRead(t *testing.T) {
	dir := newRepository(t)
	for _, c := range []struct{ spec, want string }{
		{"git:HEAD", `"out.grants.hcl" is a symbolic link that leads to no file of the project`},
		{"git:HEAD", `"sub.grants.hcl" is a submodule`},
		{"git:HEAD:acme/gone.grants.hcl", `"acme/gone.grants.hcl" is a symbolic link that leads to nothing in `},
		{"git:HEAD:nowhere", `"nowhere" does not exist in `},
		{"git:HEAD:acme/.hidden", ``},
	} {
		_, info, err := (&Sides{Base: dir, Name: "acme"}).Against(c.spec)
		if err != nil {
			t.Fatal(err)
		}
		if notes := strings.Join(info.Notes, "\n"); !strings.Contains(notes, c.want) {
			t.Errorf("%s: got notes %q, want %q", c.spec, notes, c.want)
		}
	}
}

func TestBaselineSaysWhatIsWrong(t *testing.T) {
	dir := newRepository(t)
	outside := t.TempDir()
	t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(outside))
	shallow := filepath.Join(t.TempDir(), "shallow")
	run(t, dir, "git", "clone", "-q", "--depth", "1", "file://"+dir, shallow)
	for _, c := range []struct{ name, dir, spec, want string }{
		{"unknown revision", dir, "git:nope", `git knows no commit "nope": fatal: Needed a single revision`},
		{"an option", dir, "git:--upload-pack=x", `git knows no commit "--upload-pack=x"`},
		{"an option of merge-base", dir, "merge-base:--all", `git knows no commit "--all"`},
		{"a tree", dir, "git:HEAD^{tree}", `git knows no commit`},
		{"outside", outside, "git:HEAD", "is not in a git repository: no folder from it upwards has a .git"},
		{"shallow", shallow, "git:HEAD^1", "this clone is shallow: use fetch-depth: 2 with --against git:HEAD^1"},
		{"no scheme", dir, "nope", "write git:nope for a revision or dir:nope for a folder"},
		{"both revision and folder", dir, "acme", "write git:acme for a revision or dir:acme for a folder"},
		{"unknown scheme", dir, "svn:1", "expected git:REV[:PATH], merge-base:REF[:PATH], index:[PATH], dir:PATH, json:FILE or empty:"},
		{"no revision", dir, "git:", "expected git:REV[:PATH]"},
		{"no folder", dir, "dir:nope", `there is no folder or file "nope"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := (&Sides{Base: c.dir, Name: "."}).Against(c.spec)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v\nwant %s", err, c.want)
			}
			if err != nil && c.name != "shallow" && strings.Contains(err.Error(), "shallow") {
				t.Errorf("advice about shallow clones in a full one: %v", err)
			}
		})
	}
}

func TestBaselineNeedsGit(t *testing.T) {
	t.Setenv("PATH", "")
	_, _, err := (&Sides{Base: t.TempDir()}).Against("git:HEAD")
	if err == nil || !strings.Contains(err.Error(), "git is needed for this and is not in PATH") {
		t.Errorf("got %v", err)
	}
}

func TestBaselineWritesNothing(t *testing.T) {
	dir := newRepository(t)
	before := everyFile(t, dir)
	if _, _, err := (&Sides{Base: dir, Name: "acme"}).Against("merge-base:HEAD~1"); err != nil {
		t.Fatal(err)
	}
	if after := everyFile(t, dir); after != before {
		t.Errorf("the repository is now\n%s\nand was\n%s", after, before)
	}
}

// everyFile is every file and folder with what changes when it is written to.
func everyFile(t *testing.T, dir string) string {
	t.Helper()
	var lines []string
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		lines = append(lines, fmt.Sprint(name, info.Size(), info.ModTime()))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(lines, "\n")
}
