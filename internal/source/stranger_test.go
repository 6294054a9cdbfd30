package source

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// refused is why a baseline of a project is none.
func refused(t *testing.T, dir, project, spec, want string) {
	t.Helper()
	opened, _, err := (&Sides{Base: dir, Name: project}).Against(spec)
	switch {
	case err == nil:
		t.Errorf("%s of %q has %q, want an error with %s", spec, project, contents(t, opened), want)
	case !strings.Contains(err.Error(), want):
		t.Errorf("%s of %q: got %v\nwant %s", spec, project, err, want)
	}
}

// widened is a repository whose first commit has "one" in the folder infra and whose second, of a stranger, has "two".
func widened(t *testing.T) string {
	t.Helper()
	dir := initialised(t)
	writeBelow(t, dir, "infra/a.grants.hcl", "one")
	commitAll(t, dir, "one")
	writeBelow(t, dir, "infra/a.grants.hcl", "two")
	return dir
}

// Everybody can commit what looks like a bare repository: git would take the folder for one, and run what its settings say.
func TestARepositoryThatIsCommittedIsNone(t *testing.T) {
	dir := widened(t)
	evil := initialised(t)
	writeBelow(t, evil, "a.grants.hcl", "two")
	commitAll(t, evil, "looks like nothing changed")
	for _, name := range []string{"HEAD", "objects", "refs"} {
		if err := os.CopyFS(filepath.Join(dir, "infra"), onlyBelow(t, filepath.Join(evil, ".git"), name)); err != nil {
			t.Fatal(err)
		}
	}
	marker := filepath.Join(t.TempDir(), "ran")
	writeBelow(t, dir, "infra/config", "[core]\nrepositoryformatversion = 0\nbare = false\nworktree = .\nfsmonitor = touch "+marker+";:\n")
	commitAll(t, dir, "two")

	expect(t, dir, "infra", "git:HEAD~1", "a.grants.hcl=one")
	expect(t, dir, "infra", "merge-base:HEAD~1", "a.grants.hcl=one")
	expect(t, dir, "infra", "index:", "a.grants.hcl=two")
	expect(t, filepath.Join(dir, "infra"), ".", "git:HEAD~1", "a.grants.hcl=one")
	if _, err := os.Stat(marker); err == nil {
		t.Error("a command of the stranger's was run")
	}
	// Without a repository around it, it is one only for who says so.
	if err := os.Rename(filepath.Join(dir, ".git"), filepath.Join(t.TempDir(), "gone")); err != nil {
		t.Fatal(err)
	}
	refused(t, dir, "infra", "git:HEAD", "looks like a bare repository, which anybody can commit, so it has to be named: GIT_DIR=")
}

// onlyBelow is a folder with one of its files or folders.
func onlyBelow(t *testing.T, dir, name string) *tree {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(filepath.Join(dir, name), func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files[pathFrom(dir, path)], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if name == "refs" {
		files["refs/heads/.keep"] = nil
	}
	return newTree(files)
}

// The settings of the real repository run nothing either.
func TestNothingIsRunToReadARepository(t *testing.T) {
	dir := widened(t)
	commitAll(t, dir, "two")
	marker := filepath.Join(t.TempDir(), "ran")
	script := filepath.Join(t.TempDir(), "script")
	if err := os.WriteFile(script, []byte("#!/bin/sh\ntouch '"+marker+"'\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, setting := range []string{"core.fsmonitor", "core.pager", "diff.external", "core.sshCommand", "filter.x.smudge", "diff.x.textconv", "core.askPass"} {
		run(t, dir, "git", "config", setting, script)
	}
	for _, hook := range []string{"post-index-change", "reference-transaction", "post-checkout"} {
		if err := os.MkdirAll(filepath.Join(dir, ".git/hooks"), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.Link(script, filepath.Join(dir, ".git/hooks", hook)); err != nil {
			t.Skip(err)
		}
	}
	t.Setenv("GIT_EXTERNAL_DIFF", script)
	t.Setenv("GIT_CONFIG_COUNT", "1")
	t.Setenv("GIT_CONFIG_KEY_0", "core.fsmonitor")
	t.Setenv("GIT_CONFIG_VALUE_0", script)
	for _, spec := range []string{"git:HEAD", "index:", "merge-base:HEAD"} {
		expect(t, dir, "infra", spec, "a.grants.hcl=two")
	}
	if _, err := os.Stat(marker); err == nil {
		t.Error("a command was run")
	}
}

// What replaces an object is not what its hash says.
func TestObjectsAreNotReplaced(t *testing.T) {
	dir := widened(t)
	commitAll(t, dir, "two")
	first, second := revision(t, dir, "HEAD~1"), revision(t, dir, "HEAD")
	run(t, dir, "git", "replace", first, second)
	expect(t, dir, "infra", "git:HEAD~1", "a.grants.hcl=one")
	run(t, dir, "git", "replace", "-d", first)
	writeBelow(t, dir, ".git/info/grafts", second+"\n") // without parents
	expect(t, dir, "infra", "git:HEAD~1", "a.grants.hcl=one")
}

func revision(t *testing.T, dir, name string) string {
	t.Helper()
	return strings.TrimSpace(run(t, dir, "git", "rev-parse", name))
}

// A folder that becomes a submodule has the commits of another repository, which its owner makes as they like.
func TestAFolderThatBecomesASubmoduleIsComparedWithTheFolder(t *testing.T) {
	evil := initialised(t)
	for _, message := range []string{"one", "two"} {
		writeBelow(t, evil, "a.grants.hcl", "two")
		writeBelow(t, evil, "message", message)
		commitAll(t, evil, message)
	}
	dir := widened(t)
	run(t, dir, "git", "rm", "-rqf", "infra")
	run(t, dir, "git", "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", evil, "infra")
	commitAll(t, dir, "two")
	for _, base := range []string{dir, filepath.Join(dir, "infra")} {
		project := pathFrom(base, filepath.Join(dir, "infra"))
		expect(t, base, cmpOr(project, "."), "git:HEAD~1", "a.grants.hcl=one")
		expect(t, base, cmpOr(project, "."), "git:HEAD", "a.grants.hcl=two")
		expect(t, base, cmpOr(project, "."), "index:", "a.grants.hcl=two")
	}
	// So it is without an entry in .gitmodules, and where the outer repository has files there.
	run(t, dir, "git", "rm", "-q", "--cached", ".gitmodules")
	expect(t, dir, "infra", "git:HEAD~1", "a.grants.hcl=one")
	run(t, dir, "git", "reset", "-q", "HEAD~1")
	expect(t, dir, "infra", "git:HEAD", "a.grants.hcl=one")

	// Whoever means the submodule's own commits says so.
	t.Setenv("GIT_DIR", filepath.Join(dir, ".git/modules/infra"))
	expect(t, dir, "infra", "git:HEAD~1", "a.grants.hcl=two")
}

func cmpOr(a, b string) string {
	if a == "" {
		return b
	}
	return a
}

// A repository that is merely in the folder of another is one of its own.
func TestARepositoryBesideAnothersFilesIsItsOwn(t *testing.T) {
	dir := widened(t)
	inner := filepath.Join(dir, "infra", "inner")
	run(t, dir, "git", "init", "-q", "-b", "main", inner)
	writeBelow(t, inner, "b.grants.hcl", "inner")
	commitAll(t, inner, "one")
	expect(t, dir, "infra/inner", "git:HEAD", "b.grants.hcl=inner")
}

// A folder that becomes a link has had files of its own, whatever is where the link leads.
func TestALinkIsWhatItWasInTheCommit(t *testing.T) {
	dir := widened(t)
	writeBelow(t, dir, "elsewhere/a.grants.hcl", "two")
	commitAll(t, dir, "a folder that nobody looks at")
	if err := os.RemoveAll(filepath.Join(dir, "infra")); err != nil {
		t.Fatal(err)
	}
	symlink(t, dir, "infra", "elsewhere")
	writeBelow(t, dir, "elsewhere/b.grants.hcl", "b")
	commitAll(t, dir, "a link")
	expect(t, dir, "infra", "git:HEAD~2", "a.grants.hcl=one")
	expect(t, dir, "infra", "git:HEAD", "a.grants.hcl=two\nb.grants.hcl=b")
	expect(t, dir, "infra", "index:", "a.grants.hcl=two\nb.grants.hcl=b")
	expect(t, dir, "infra/a.grants.hcl", "git:HEAD", "a.grants.hcl=two")

	symlink(t, dir, "broken", "nowhere/../elsewhere")
	commitAll(t, dir, "a link that leads nowhere, yet")
	writeBelow(t, dir, "nowhere/there", "")
	for _, spec := range []string{"git:HEAD", "index:"} {
		if got, notes := against(t, dir, "broken", spec); got != "" || !strings.Contains(notes, `"broken" is a symbolic link that leads to nothing in `) {
			t.Errorf("%s has %q and the notes %q", spec, got, notes)
		}
	}
}

func TestALinkOutOfTheRepositoryIsRefused(t *testing.T) {
	dir, other := widened(t), widened(t)
	commitAll(t, other, "two")
	symlink(t, dir, "out", filepath.Join(other, "infra"))
	symlink(t, dir, "other", other)
	symlink(t, dir, "inside", ".git")
	commitAll(t, dir, "links")
	refused(t, dir, "out", "git:HEAD", `"out": it is a symbolic link that leads out of the repository`)
	refused(t, dir, "other", "git:HEAD", `"other": it is a symbolic link that leads out of the repository`)
	refused(t, dir, "other/infra", "git:HEAD", `it is a symbolic link that leads out of the repository`)
	refused(t, dir, "inside", "git:HEAD", "it is a symbolic link that leads into .git")

	// A link to a repository from nowhere in one is the user's own.
	place := t.TempDir()
	symlink(t, place, "mine", filepath.Join(other, "infra"))
	expect(t, place, "mine", "git:HEAD", "a.grants.hcl=two")
	expect(t, filepath.Join(place, "mine"), ".", "git:HEAD~1", "a.grants.hcl=one")
}

// A bare repository is named by the environment, and the project by its path in it.
func TestABareRepositoryIsNamed(t *testing.T) {
	dir := newRepository(t)
	bare := filepath.Join(t.TempDir(), "bare.git")
	run(t, dir, "git", "clone", "-q", "--bare", dir, bare)
	second := "a.grants.hcl=two\nlink.grants.hcl=two\nwith space/ü \"b\".grants.json={}"
	refused(t, bare, "acme", "git:main", "looks like a bare repository")
	t.Chdir(bare)
	for _, named := range []string{".", bare} {
		t.Setenv("GIT_DIR", named)
		for _, c := range []struct{ project, spec, want string }{
			{".", "git:main:acme", second}, {"acme", "git:main", second}, {"acme", "git:main~1", "a.grants.hcl=one"}, {"acme", "merge-base:main~1", "a.grants.hcl=one"},
		} {
			if got, _ := against(t, "", c.project, c.spec); got != c.want {
				t.Errorf("GIT_DIR=%s: %s of %s has %q, want %q", named, c.spec, c.project, got, c.want)
			}
		}
	}
}

// A variable that is left over from a hook of another repository answers nothing.
func TestAnotherRepositoryInTheEnvironmentIsRefused(t *testing.T) {
	dir, other := widened(t), widened(t)
	commitAll(t, other, "two")
	for _, named := range []string{filepath.Join(other, ".git"), filepath.Join(other, "nowhere")} {
		t.Setenv("GIT_DIR", named)
		refused(t, dir, "infra", "git:HEAD", "and GIT_DIR names another")
	}
	t.Setenv("GIT_DIR", "")
	for name, value := range map[string]string{
		"GIT_WORK_TREE": other, "GIT_OBJECT_DIRECTORY": filepath.Join(other, ".git/objects"), "GIT_COMMON_DIR": filepath.Join(other, ".git"),
		"GIT_NAMESPACE": "x", "GIT_SHALLOW_FILE": filepath.Join(other, "x"), "GIT_ICASE_PATHSPECS": "1", "GIT_TRACE": "1", "GIT_REPLACE_REF_BASE": "refs/heads/",
		"GIT_CEILING_DIRECTORIES": other,
	} {
		t.Setenv(name, value)
	}
	expect(t, dir, "infra", "git:HEAD", "a.grants.hcl=one")
	expect(t, dir, "infra", "index:", "a.grants.hcl=one")

	t.Setenv("GIT_INDEX_FILE", filepath.Join(dir, "infra", "index"))
	if err := os.CopyFS(filepath.Join(dir, "infra"), onlyBelow(t, filepath.Join(dir, ".git"), "index")); err != nil {
		t.Fatal(err)
	}
	if got, notes := against(t, dir, "infra", "index:"); got != "a.grants.hcl=one" || !strings.Contains(notes, "as GIT_INDEX_FILE says") {
		t.Errorf("got %q and the notes %q", got, notes)
	}
}

// What a checkout makes of a file is what is deployed. A commit that keeps something else can't be compared.
func TestAFileThatIsCheckedOutAsAnotherIsRefused(t *testing.T) {
	for _, c := range []struct{ name, file, attributes, content, want string }{
		{"encoding", ".gitattributes", "*.hcl working-tree-encoding=UTF-7", "x", `working-tree-encoding=UTF-7 in ".gitattributes"`},
		{"the usual encoding", ".gitattributes", "*.hcl working-tree-encoding=utf-8", "x", ""},
		{"filter", ".gitattributes", "infra/** filter=lfs diff=lfs merge=lfs -text", "x", `filter=lfs in ".gitattributes"`},
		{"filter of other files", ".gitattributes", "*.png filter=lfs\n*.md filter=x\ninfra/*.png filter=lfs\n/*.hcl filter=x", "x", ""},
		{"in the folder", "infra/.gitattributes", "a.* filter=x", "x", `filter=x in "infra/.gitattributes"`},
		{"in another folder", "other/.gitattributes", "* filter=x", "x", ""},
		{"taken away", ".gitattributes", "* filter=x\n*.hcl -filter", "x", ""},
		{"taken away below", "infra/.gitattributes", "* !filter", "x", ""},
		{"given back", ".gitattributes", "*.hcl -filter\n* filter=x", "x", `filter=x`},
		{"no driver", ".gitattributes", "* filter", "x", ""},
		{"macro", ".gitattributes", "[attr]secret filter=git-crypt diff=git-crypt\n*.hcl secret", "x", `filter=git-crypt in ".gitattributes"`},
		{"comment", ".gitattributes", "# *.hcl filter=x", "x", ""},
		{"in quotes", ".gitattributes", `"infra/a.grants.hcl" filter=x`, "x", "filter=x"},
		{"class", ".gitattributes", "infra/[!b]*.hcl filter=x", "x", "filter=x"},
		{"other class", ".gitattributes", "infra/[!a]*.hcl filter=x", "x", ""},
		{"case", ".gitattributes", "*.HCL filter=x", "x", "filter=x"},
		{"any depth", ".gitattributes", "**/infra/**/*.hcl filter=x", "x", "filter=x"},
		{"ident", ".gitattributes", "* ident", "# $Id$", `ident in ".gitattributes"`},
		{"ident of nothing", ".gitattributes", "* ident", "x", ""},
		{"line ends", ".gitattributes", "* text=auto eol=crlf", "x\ny\n", ""},
		{"line ends of a heredoc", ".gitattributes", "* text=auto eol=crlf", "x = <<E\ny\nE\n", `eol=crlf in ".gitattributes"`},
	} {
		r := &repository{}
		rules := newAttributeRules()
		if c.name == "taken away below" {
			rules.add(&entry{repository: r, path: ".gitattributes"}, []byte("* filter=x\n"))
		}
		rules.add(&entry{repository: r, path: c.file}, []byte(c.attributes+"\n"))
		got := rules.conversion(&entry{repository: r, path: "infra/a.grants.hcl"}, []byte(c.content))
		if got != c.want && (c.want == "" || !strings.Contains(got, c.want)) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestWhatIsCheckedOutAsSomethingElseIsNoBaseline(t *testing.T) {
	dir := initialised(t)
	writeBelow(t, dir, "infra/deep/a.grants.hcl", "x")
	writeBelow(t, dir, ".gitattributes", "*.grants.hcl filter=x\n")
	commitAll(t, dir, "one")
	const want = `"deep/a.grants.hcl" is not kept as it is checked out in `
	for _, spec := range []string{"git:HEAD", "index:", "git:HEAD:infra"} {
		refused(t, dir, "infra", spec, want)
	}
	refused(t, dir, "infra/deep/a.grants.hcl", "git:HEAD", `"a.grants.hcl" is not kept as it is checked out`)
	writeBelow(t, dir, "infra/.gitattributes", "*.hcl -filter\n")
	commitAll(t, dir, "two")
	expect(t, dir, "infra", "git:HEAD", "deep/a.grants.hcl=x")
	expect(t, dir, "infra", "index:", "deep/a.grants.hcl=x")
	expect(t, dir, "infra/deep/a.grants.hcl", "index:", "a.grants.hcl=x")
	refused(t, dir, "infra", "git:HEAD~1", want)
}

// What stands beside the objects comes before what is committed, either way.
func TestTheRepositorysOwnAttributesCount(t *testing.T) {
	dir := initialised(t)
	writeBelow(t, dir, "infra/a.grants.hcl", "x")
	commitAll(t, dir, "one")
	expect(t, dir, "infra", "git:HEAD", "a.grants.hcl=x")
	writeBelow(t, dir, ".git/info/attributes", "infra/*.hcl filter=x\n")
	const want = `"a.grants.hcl" is not kept as it is checked out in `
	for _, spec := range []string{"git:HEAD", "index:"} {
		refused(t, dir, "infra", spec, want)
	}
	linked := t.TempDir()
	run(t, dir, "git", "worktree", "add", "-q", "--detach", linked+"/other")
	refused(t, linked+"/other", "infra", "git:HEAD", want)

	writeBelow(t, dir, ".gitattributes", "* filter=x\n")
	writeBelow(t, dir, "infra/.gitattributes", "* filter=x\n")
	writeBelow(t, dir, ".git/info/attributes", "*.hcl -filter\n")
	commitAll(t, dir, "two")
	expect(t, dir, "infra", "git:HEAD", "a.grants.hcl=x")
}

// The index is read as it is, and said not to be what the working tree has where git itself keeps quiet about that.
func TestWhatGitDoesNotLookAtIsNoted(t *testing.T) {
	dir := initialised(t)
	for _, name := range []string{"same", "assumed", "skipped", "changed"} {
		writeBelow(t, dir, "infra/"+name+".grants.hcl", "x\n")
	}
	commitAll(t, dir, "one")
	run(t, dir, "git", "update-index", "--assume-unchanged", "infra/assumed.grants.hcl", "infra/same.grants.hcl")
	run(t, dir, "git", "update-index", "--skip-worktree", "infra/skipped.grants.hcl")
	for _, name := range []string{"assumed", "skipped", "changed", "announced"} {
		writeBelow(t, dir, "infra/"+name+".grants.hcl", "y\n")
	}
	writeBelow(t, dir, "infra/same.grants.hcl", "x\r\n")
	run(t, dir, "git", "add", "--intent-to-add", "infra/announced.grants.hcl")
	const (
		unseen    = " is not the same in the working tree, and git was told not to look (assume-unchanged or skip-worktree): it counts as it is in the index\n"
		want      = `"infra/assumed.grants.hcl"` + unseen + `"infra/skipped.grants.hcl"` + unseen
		announced = `"infra/announced.grants.hcl" is empty in the index and not in the working tree, as after git add --intent-to-add: it counts as empty`
	)
	if _, notes := against(t, dir, "infra", "index:"); notes != want+announced {
		t.Errorf("got the notes\n%s\nwant\n%s", notes, want+announced)
	}
	if _, notes := against(t, dir, "infra", "git:HEAD"); notes != "" {
		t.Errorf("got the notes %q of a commit", notes)
	}
}

func TestASparseCheckoutIsNoted(t *testing.T) {
	dir := widened(t)
	writeBelow(t, dir, "infra/far/b.grants.hcl", "b")
	commitAll(t, dir, "two")
	run(t, dir, "git", "update-index", "--skip-worktree", "infra/far/b.grants.hcl")
	if err := os.RemoveAll(filepath.Join(dir, "infra/far")); err != nil {
		t.Fatal(err)
	}
	_, notes := against(t, dir, "infra", "git:HEAD")
	want := `1 files of the project are not checked out (sparse checkout), such as "infra/far/b.grants.hcl", so the working tree is compared without them`
	if notes != want {
		t.Errorf("got the notes %q, want %q", notes, want)
	}
	sides := &Sides{Base: dir, Name: "infra"}
	if _, _, err := sides.Head("index:"); err != nil {
		t.Fatal(err)
	}
	if _, info, err := sides.Against("git:HEAD"); err != nil || len(info.Notes) > 0 {
		t.Errorf("got the notes %q, %v, where the working tree does not count", info.Notes, err)
	}
}

func TestASubmoduleThatChangesAndIsNotThereIsNoted(t *testing.T) {
	dir := widened(t)
	commitAll(t, dir, "two")
	set := func(hash string) {
		run(t, dir, "git", "update-index", "--add", "--cacheinfo", "160000,"+strings.Repeat(hash, 40)+",infra/sub")
	}
	set("1")
	commit(t, dir, "three")
	expect(t, dir, "infra", "git:HEAD", "a.grants.hcl=two")
	set("2")
	want := `the submodule "sub" is not checked out, so what changes in it is not compared`
	if _, notes := against(t, dir, "infra", "git:HEAD"); notes != want {
		t.Errorf("got the notes %q, want %q", notes, want)
	}
	if _, notes := against(t, dir, "infra", "git:HEAD~1"); notes != want {
		t.Errorf("got the notes %q, want %q", notes, want)
	}
}

// A few bytes of trees list any number of files, or of folders without any: what git lists is counted, and git is ended.
func TestATreeThatListsTooMuchIsRefused(t *testing.T) {
	dir := initialised(t)
	tree := makeTree(t, dir, "")
	for range 10 {
		tree = makeTree(t, dir, entries(10, "040000 tree "+tree, ""))
	}
	commit := run(t, dir, "git", "-c", "user.name=t", "-c", "user.email=t@example.com", "commit-tree", "-m", "bomb", tree)
	refused(t, dir, ".", "git:"+strings.TrimSpace(commit), "git lists more than 1000000 files and folders")
}

func entries(n int, what, suffix string) string {
	var lines strings.Builder
	for i := range n {
		fmt.Fprintf(&lines, "%s\tn%d%s\n", what, i, suffix)
	}
	return lines.String()
}

func makeTree(t *testing.T, dir, entries string) string {
	t.Helper()
	command := exec.Command("git", "mktree")
	command.Dir, command.Stdin = dir, strings.NewReader(entries)
	out, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return strings.TrimSpace(string(out))
}

// One large content may be that of any number of files.
func TestTooMuchContentIsRefused(t *testing.T) {
	dir := initialised(t)
	writeBelow(t, dir, "large", strings.Repeat("#\n", 4<<20))
	writeBelow(t, dir, "larger", strings.Repeat("#", 8<<20+1))
	large := strings.TrimSpace(run(t, dir, "git", "hash-object", "-w", "large"))
	larger := strings.TrimSpace(run(t, dir, "git", "hash-object", "-w", "larger"))
	for _, c := range []struct{ name, entries, want string }{
		{"one content", entries(1500, "100644 blob "+large, ".grants.hcl"), "the files that are to be read have more than 512 MiB together"},
		{"one file", entries(1, "100644 blob "+larger, ".grants.hcl"), `read "n0.grants.hcl" from git: it has 8388609 bytes; at most 8388608 are read`},
		{"a link", entries(1, "120000 blob "+large, ".grants.hcl"), `read "n0.grants.hcl" from git: it has 8388608 bytes; at most 4096 are read`},
	} {
		t.Run(c.name, func(t *testing.T) {
			tree := makeTree(t, dir, c.entries)
			commit := run(t, dir, "git", "-c", "user.name=t", "-c", "user.email=t@example.com", "commit-tree", "-m", "bomb", tree)
			refused(t, dir, ".", "git:"+strings.TrimSpace(commit), c.want)
		})
	}
}

// git itself makes no such trees, and hands them out nevertheless.
func TestNamesThatNoFolderCanHaveAreRefused(t *testing.T) {
	file := entry{mode: modeFile}
	for name, c := range map[string]struct {
		names []string
		want  string
	}{
		"above":       {[]string{"../a.grants.hcl"}, `no folder can have a file "../a.grants.hcl"`},
		"twice":       {[]string{"a.grants.hcl", "a.grants.hcl"}, `there are two files "a.grants.hcl"`},
		"also folder": {[]string{"a.grants.hcl", "a.grants.hcl/b.grants.hcl"}, `"a.grants.hcl" is both a file and a folder`},
		"fine":        {[]string{"a.grants.hcl", "a/b.grants.hcl"}, ""},
	} {
		var files []entry
		for _, n := range c.names {
			file.name = n
			files = append(files, file)
		}
		got := ""
		if err := (&Info{}).checkNames(files); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func TestNamesThatDifferInCaseOnlyAreNoted(t *testing.T) {
	dir := initialised(t)
	blob := strings.TrimSpace(run(t, dir, "git", "hash-object", "-w", "--stdin"))
	for _, name := range []string{"Web.grants.hcl", "web.grants.hcl"} {
		run(t, dir, "git", "update-index", "--add", "--cacheinfo", "100644,"+blob+","+name)
	}
	want := `"Web.grants.hcl" and "web.grants.hcl" differ in case only, so some systems can have only one of them`
	if _, notes := against(t, dir, ".", "index:"); notes != want {
		t.Errorf("got the notes %q, want %q", notes, want)
	}
}

func TestNotesAreCountedWhereTheyAreMany(t *testing.T) {
	dir := initialised(t)
	for i := range 30 {
		symlink(t, dir, fmt.Sprintf("l%02d.grants.hcl", i), "nowhere")
	}
	commitAll(t, dir, "one")
	_, notes := against(t, dir, ".", "git:HEAD")
	if n := strings.Count(notes, "leads to no file of the project"); n != 10 || !strings.Contains(notes, "so it is with 20 more") {
		t.Errorf("got the notes %s", notes)
	}
}

// What git says to do is passed on in whole, with what to do in CI.
func TestAdviceOfGitIsPassedOn(t *testing.T) {
	dir := widened(t)
	commitAll(t, dir, "two")
	for _, name := range []string{dir, filepath.Join(dir, ".git")} {
		if err := os.Chown(name, 12345, 12345); err != nil {
			t.Skip(err)
		}
	}
	t.Setenv("SUDO_UID", "")
	_, _, err := (&Sides{Base: dir, Name: "infra"}).Against("git:HEAD")
	if err == nil {
		t.Fatal("git did not doubt the owner")
	}
	for _, want := range []string{"detected dubious ownership", "git config --global --add safe.directory", "In CI, run that command before grants, as the same user."} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
