package source

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// against is what a baseline of a project has, and what was noted about it.
func against(t *testing.T, dir, project, spec string) (files, notes string) {
	t.Helper()
	opened, info, err := (&Sides{Base: dir, Name: project}).Against(spec)
	if err != nil {
		t.Fatal(err)
	}
	return contents(t, opened), strings.Join(info.Notes, "\n")
}

func expect(t *testing.T, dir, project, spec, want string) {
	t.Helper()
	if got, notes := against(t, dir, project, spec); got != want || notes != "" {
		t.Errorf("%s of %q has %q and the notes %q, want %q", spec, project, got, notes, want)
	}
}

// initialised is an empty repository on the branch main.
func initialised(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	run(t, dir, "git", "init", "-q", "-b", "main")
	return dir
}

func commitAll(t *testing.T, dir, message string) {
	t.Helper()
	run(t, dir, "git", "add", "-A")
	commit(t, dir, message)
}

func symlink(t *testing.T, dir, name, target string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
		t.Skip(err)
	}
}

func TestNamesOfFilesMayBeAnything(t *testing.T) {
	dir := initialised(t)
	folder := "dir with 'quotes' \"and\"\ttabs\nand ünïcode 日本"
	for _, name := range []string{"new\nline", "-dash", "quo\"te", "*", ":(top)", "tab\there", "back\\slash", "日本"} {
		writeBelow(t, dir, folder+"/"+name+".grants.hcl", name)
	}
	commitAll(t, dir, "odd names")
	working, err := Open(dir, folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range []string{"git:HEAD", "index:", "git:main:" + folder, "git:main:./", "index:" + folder} {
		expect(t, dir, folder, spec, contents(t, working))
	}
	expect(t, dir, folder+"/*.grants.hcl", "git:HEAD", "*.grants.hcl=*")
	expect(t, dir, folder+"/:(top).grants.hcl", "index:", ":(top).grants.hcl=:(top)")
}

func TestNamesThatAreNotUTF8AreRefused(t *testing.T) {
	dir := initialised(t)
	if err := os.WriteFile(filepath.Join(dir, "\xff.grants.hcl"), nil, 0o666); err != nil {
		t.Skip(err)
	}
	commitAll(t, dir, "one")
	_, _, err := (&Sides{Base: dir, Name: "."}).Against("git:HEAD")
	if err == nil || !strings.Contains(err.Error(), `the name "\xff.grants.hcl" is not UTF-8`) {
		t.Errorf("got %v", err)
	}
}

func TestLinksAreFollowedAsInTheWorkingTree(t *testing.T) {
	dir := initialised(t)
	writeBelow(t, dir, "outside.grants.hcl", "outside")
	writeBelow(t, dir, "acme/real/a.grants.hcl", "a")
	writeBelow(t, dir, "acme/.hidden/text", "hidden")
	for name, target := range map[string]string{
		"beside.grants.hcl":       "real/a.grants.hcl",
		"sub/up.grants.hcl":       "../real/a.grants.hcl",
		"sub/twice.grants.hcl":    "up.grants.hcl",
		"folder":                  "real",
		"through.grants.hcl":      "folder/a.grants.hcl",
		"dots.grants.hcl":         "./real/../real//a.grants.hcl",
		"hidden.grants.hcl":       ".hidden/text",
		"outside.grants.hcl":      "../outside.grants.hcl",
		"and-back.grants.hcl":     "../acme/real/a.grants.hcl",
		"absolute.grants.hcl":     dir + "/acme/real/a.grants.hcl",
		"loop.grants.hcl":         "loop.grants.hcl",
		"dangling.grants.hcl":     "nowhere",
		"to-a-folder.grants.hcl":  "real",
		"not-a-folder.grants.hcl": "real/a.grants.hcl/x",
		"missing-way.grants.hcl":  "nowhere/../real/a.grants.hcl",
	} {
		symlink(t, dir, "acme/"+name, target)
	}
	commitAll(t, dir, "links")
	want := strings.Join([]string{
		"beside.grants.hcl=a", "dots.grants.hcl=a", "hidden.grants.hcl=hidden", "real/a.grants.hcl=a",
		"sub/twice.grants.hcl=a", "sub/up.grants.hcl=a", "through.grants.hcl=a",
	}, "\n")
	working, err := Open(dir, "acme")
	if err != nil {
		t.Fatal(err)
	}
	if got := readable(t, working); got != want {
		t.Errorf("the working tree has\n%s\nwant\n%s", got, want)
	}
	for _, spec := range []string{"git:HEAD", "index:"} {
		got, notes := against(t, dir, "acme", spec)
		if got != want {
			t.Errorf("%s has\n%s\nwant\n%s", spec, got, want)
		}
		if count := strings.Count(notes, "leads to no file of the project"); count != 8 {
			t.Errorf("%s has %d notes of links that are left out, want 8:\n%s", spec, count, notes)
		}
	}
	for _, spec := range []string{"git:HEAD", "index:"} {
		expect(t, dir, "acme/outside.grants.hcl", spec, "outside.grants.hcl=outside")
	}
}

// readable is the configuration in a folder, by the rule of language.Load: what a link leads to counts, if it can be opened.
func readable(t *testing.T, project *Project) string {
	t.Helper()
	var lines []string
	err := fs.WalkDir(project.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !isConfiguration(name) {
			return err
		}
		if content, err := fs.ReadFile(project.FS, name); err == nil {
			lines = append(lines, name+"="+string(content))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(lines, "\n")
}

func TestAProjectInASubmoduleIsReadFromTheSubmodule(t *testing.T) {
	library := initialised(t)
	writeBelow(t, library, "access/a.grants.hcl", "one")
	commitAll(t, library, "one")
	outer := initialised(t)
	writeBelow(t, outer, "b.grants.hcl", "b")
	run(t, outer, "git", "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", library, "modules/lib")
	commitAll(t, outer, "with library")

	expect(t, outer, "modules/lib/access", "git:HEAD", "a.grants.hcl=one")
	expect(t, outer, "modules/lib", "index:", "access/a.grants.hcl=one")

	inner := filepath.Join(outer, "modules", "lib")
	writeBelow(t, inner, "access/a.grants.hcl", "two")
	commitAll(t, inner, "two")
	both := "b.grants.hcl=b\nmodules/lib/access/a.grants.hcl="
	expect(t, outer, ".", "git:HEAD", both+"one")
	expect(t, outer, ".", "index:", both+"one")
	run(t, outer, "git", "add", "-A")
	expect(t, outer, ".", "index:", both+"two")
	expect(t, outer, ".", "git:HEAD", both+"one")
	expect(t, outer, "modules", "git:HEAD", "lib/access/a.grants.hcl=one")

	// Where it is not checked out, the working tree does not have its files either.
	clone := filepath.Join(t.TempDir(), "clone")
	run(t, outer, "git", "clone", "-q", outer, clone)
	expect(t, clone, ".", "git:HEAD", "b.grants.hcl=b")
}

func TestASubmoduleWithoutTheCommitIsNoBaseline(t *testing.T) {
	library, outer := initialised(t), initialised(t)
	writeBelow(t, library, "a.grants.hcl", "one")
	commitAll(t, library, "one")
	run(t, outer, "git", "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", library, "lib")
	run(t, outer, "git", "update-index", "--cacheinfo", "160000,1111111111111111111111111111111111111111,lib")
	commit(t, outer, "a commit that is nowhere")
	_, _, err := (&Sides{Base: outer, Name: "."}).Against("git:HEAD")
	if err == nil || !strings.Contains(err.Error(), `the submodule "lib" has no commit 1111111 here: run git submodule update`) {
		t.Errorf("got %v", err)
	}
}

func TestEveryKindOfRepositoryWillDo(t *testing.T) {
	dir := newRepository(t)
	second := "a.grants.hcl=two\nlink.grants.hcl=two\nwith space/ü \"b\".grants.json={}"
	places := t.TempDir()
	worktree := filepath.Join(places, "work tree")
	run(t, dir, "git", "worktree", "add", "-q", "--detach", worktree, "main~1")
	run(t, dir, "git", "-c", "user.name=t", "-c", "user.email=t@example.com", "tag", "-a", "-m", "v1", "v1", "main~1")
	for _, c := range []struct{ name, dir, project, spec, want string }{
		{"worktree", worktree, "acme", "git:main", second},
		{"detached HEAD of a worktree", worktree, "acme", "git:HEAD", "a.grants.hcl=one"},
		{"merge base of a detached HEAD", worktree, "acme", "merge-base:main", "a.grants.hcl=one"},
		{"the index of a worktree", worktree, "acme", "index:", "a.grants.hcl=one"},
		{"annotated tag", dir, "acme", "git:v1", "a.grants.hcl=one"},
		{"full hash", dir, "acme", "git:" + strings.TrimSpace(run(t, dir, "git", "rev-parse", "main~1")), "a.grants.hcl=one"},
		{"by date", dir, "acme", "git:main@{2099-01-01 10:00}", second},
		{"by message", dir, "acme", "git:HEAD^{/first}:acme", "a.grants.hcl=one"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, _ := against(t, c.dir, c.project, c.spec); got != c.want {
				t.Errorf("got %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestARevisionMayBeCalledLikeAnOption(t *testing.T) {
	dir := initialised(t)
	writeBelow(t, dir, "a.grants.hcl", "one")
	commitAll(t, dir, "one")
	run(t, dir, "git", "update-ref", "refs/heads/--upload-pack=x", "HEAD")
	run(t, dir, "git", "update-ref", "refs/heads/--all", "HEAD")
	for _, spec := range []string{"git:--upload-pack=x", "merge-base:--all", "git:--all:./"} {
		expect(t, dir, ".", spec, "a.grants.hcl=one")
	}
}

func TestARevisionAndAFolderMayHaveOneName(t *testing.T) {
	dir := initialised(t)
	writeBelow(t, dir, "both/a.grants.hcl", "one")
	commitAll(t, dir, "one")
	run(t, dir, "git", "tag", "both")
	run(t, dir, "git", "branch", "both")
	writeBelow(t, dir, "both/a.grants.hcl", "two")
	expect(t, dir, ".", "dir:both", "a.grants.hcl=two")
	for project, want := range map[string]string{".": "both/a.grants.hcl=one", "both": "a.grants.hcl=one"} {
		for _, spec := range []string{"git:both", "merge-base:both"} {
			if got, notes := against(t, dir, project, spec); got != want || notes != "git says: warning: refname 'both' is ambiguous." {
				t.Errorf("%s of %q has %q and the notes %q", spec, project, got, notes)
			}
		}
	}
	if _, _, err := (&Sides{Base: dir, Name: "."}).Against("both"); err == nil || !strings.Contains(err.Error(), "write git:both for a revision or dir:both for a folder") {
		t.Errorf("got %v", err)
	}
}

func TestHistoryMayBeLong(t *testing.T) {
	dir := initialised(t)
	var script strings.Builder
	for i := range 1001 {
		content := fmt.Sprint(i)
		fmt.Fprintf(&script, "commit refs/heads/main\ncommitter t <t@example.com> %d +0000\ndata 1\n.\nM 644 inline a.grants.hcl\ndata %d\n%s\n", 1700000000+i, len(content), content)
	}
	command := exec.Command("git", "fast-import", "--quiet")
	command.Dir, command.Stdin = dir, strings.NewReader(script.String())
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	run(t, dir, "git", "reset", "-q", "--hard")
	run(t, dir, "git", "branch", "old", "HEAD~1000")
	expect(t, dir, ".", "merge-base:old", "a.grants.hcl=0")
	expect(t, dir, ".", "git:HEAD~1000", "a.grants.hcl=0")
}

func TestARepositoryWithoutCommitsGetsAdvice(t *testing.T) {
	dir := initialised(t)
	writeBelow(t, dir, "a.grants.hcl", "one")
	for _, spec := range []string{"git:HEAD", "merge-base:main", "git:main:x"} {
		_, _, err := (&Sides{Base: dir, Name: "."}).Against(spec)
		if err == nil || !strings.Contains(err.Error(), "this repository has no commit yet: use empty: for the first one") {
			t.Errorf("%s: got %v", spec, err)
		}
	}
	if got, notes := against(t, dir, ".", "index:"); got != "" || notes != `"." has no configuration in the index, so the baseline is empty` {
		t.Errorf("the index has %q and the notes %q", got, notes)
	}
	run(t, dir, "git", "add", "-A")
	expect(t, dir, ".", "index:", "a.grants.hcl=one")
}

func TestHistoriesWithNothingInCommonAreNamed(t *testing.T) {
	dir := initialised(t)
	writeBelow(t, dir, "a.grants.hcl", "one")
	commitAll(t, dir, "one")
	run(t, dir, "git", "checkout", "-q", "--orphan", "other")
	commit(t, dir, "two")
	_, _, err := (&Sides{Base: dir, Name: "."}).Against("merge-base:main")
	if err == nil || !strings.Contains(err.Error(), `git finds no merge base of HEAD and "main": they have no commit in common`) {
		t.Errorf("got %v", err)
	}
}

func TestTheMergeBaseIsThatOfTheHead(t *testing.T) {
	dir := initialised(t)
	for _, content := range []string{"one", "two", "three"} {
		writeBelow(t, dir, "a.grants.hcl", content)
		commitAll(t, dir, content)
	}
	run(t, dir, "git", "branch", "topic", "main~2")
	sides := &Sides{Base: dir, Name: "."}
	if _, _, err := sides.Head("git:topic"); err != nil {
		t.Fatal(err)
	}
	project, _, err := sides.Against("merge-base:main")
	if err != nil {
		t.Fatal(err)
	}
	if got := contents(t, project); got != "a.grants.hcl=one" {
		t.Errorf("got %q, want what topic and main have in common", got)
	}
}

func TestAProjectThatIsGoneHasAHistory(t *testing.T) {
	dir := initialised(t)
	writeBelow(t, dir, "tenants/old/a.grants.hcl", "one")
	commitAll(t, dir, "one")
	if err := os.RemoveAll(filepath.Join(dir, "tenants")); err != nil {
		t.Fatal(err)
	}
	expect(t, dir, "tenants/old", "git:HEAD", "a.grants.hcl=one")
	expect(t, dir, "tenants/old/a.grants.hcl", "index:", "a.grants.hcl=one")
	expect(t, dir, "tenants/old", "git:HEAD:../old", "a.grants.hcl=one")
}

func TestConflictsInTheIndexAreNamed(t *testing.T) {
	dir := initialised(t)
	blob := strings.TrimSpace(run(t, dir, "git", "hash-object", "-w", "--stdin"))
	command := exec.Command("git", "update-index", "--index-info")
	command.Dir, command.Stdin = dir, strings.NewReader("100644 "+blob+" 1\ta.grants.hcl\n100644 "+blob+" 2\ta.grants.hcl\n")
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	_, _, err := (&Sides{Base: dir, Name: "."}).Against("index:")
	if err == nil || !strings.Contains(err.Error(), "the index has conflicts: resolve \"a.grants.hcl\" first") {
		t.Errorf("got %v", err)
	}
}

func TestAnUnreadableSnapshotIsNamed(t *testing.T) {
	dir := t.TempDir()
	writeBelow(t, dir, "plan.json", `{"format": "grants-plan"}`)
	for spec, want := range map[string]string{
		"json:nowhere.json": `baseline "json:nowhere.json": there is no file "nowhere.json"`,
		"json:plan.json":    `baseline "json:plan.json": read "plan.json": it is no snapshot: grants snapshot writes one`,
		"json:":             "expected git:REV",
	} {
		if _, _, err := (&Sides{Base: dir, Name: "."}).Against(spec); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", spec, err, want)
		}
	}
}
