package source

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// said is what a case reads as, without the places, which start elsewhere.
func said(t *testing.T, dir, spec string) string {
	t.Helper()
	text := string(readForeign(t, dir, spec))
	return strings.ReplaceAll(text, filepath.ToSlash(dir)+"/", "")
}

// What functions read of a commit, and what links lead to there, is what it is on disk.
func TestTextsOfACommitAreThoseOnDisk(t *testing.T) {
	dir := initialised(t)
	if err := os.CopyFS(dir, os.DirFS("../../testdata/door/terraform-texts")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"infra/main.tf", "infra/config/apis.yaml"} {
		moved := filepath.Join(dir, "common", filepath.Base(name))
		if err := os.MkdirAll(filepath.Dir(moved), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(filepath.Join(dir, filepath.FromSlash(name)), moved); err != nil {
			t.Fatal(err)
		}
	}
	symlink(t, dir, "infra/main.tf", "../common/main.tf")
	symlink(t, dir, "infra/config/apis.yaml", "../../common/apis.yaml")
	commitAll(t, dir, "one")
	want := said(t, dir, "terraform:infra")
	if !strings.Contains(want, `client_grant "reader"`) {
		t.Fatalf("links are not followed on disk:\n%s", want)
	}
	for _, spec := range []string{"terraform:git:HEAD:infra", "terraform:index::infra"} {
		if got := said(t, dir, strings.Replace(spec, "::", ":", 1)); got != want {
			t.Errorf("%s reads\n%s\nwant\n%s", spec, got, want)
		}
	}
}

// What git keeps, and what lies outside of the repository, is not shown in a finding, whatever links and paths a stranger commits.
func TestTextsThatNobodyMaySee(t *testing.T) {
	const secret = "extraheader = AUTHORIZATION: basic c2VjcmV0"
	outside := filepath.Join(t.TempDir(), "outside.txt")
	writeBelow(t, filepath.Dir(outside), "outside.txt", secret)
	for name, path := range map[string]string{
		"a path into .git":            "../.git/secret.txt",
		"a path into .git, otherwise": "../.GIT/secret.txt",
		"a link into .git":            "link.txt",
		"a folder that is a link":     "folder/secret.txt",
		"a link out of it":            "out.txt",
		"a path out of it":            "../../../../../../../../../../" + outside,
		"a path from the root":        outside,
		"a key":                       "id_rsa",
	} {
		t.Run(name, func(t *testing.T) {
			dir := initialised(t)
			writeBelow(t, dir, ".git/secret.txt", secret)
			writeBelow(t, dir, ".GIT/secret.txt", secret)
			writeBelow(t, dir, "infra/id_rsa", secret)
			symlink(t, dir, "infra/link.txt", "../.git/secret.txt")
			symlink(t, dir, "infra/folder", "../.git")
			symlink(t, dir, "infra/out.txt", outside)
			writeBelow(t, dir, "infra/main.tf", "resource \"auth0_client\" \"a\" {\n  name = file(\""+path+"\")\n}\n")
			if got := string(readForeign(t, dir, "terraform:infra")); strings.Contains(got, "c2VjcmV0") || !strings.Contains(got, "gap[file-not-read]") {
				t.Errorf("it is read:\n%s", got)
			}
		})
	}
	t.Run("a file of an export", func(t *testing.T) {
		dir := initialised(t)
		writeBelow(t, dir, ".git/secret.json", `{"name": "c2VjcmV0"}`)
		symlink(t, dir, "auth0/clients/a.json", "../../.git/secret.json")
		if got := string(readForeign(t, dir, "a0deploy:auth0")); strings.Contains(got, "c2VjcmV0") || !strings.Contains(got, "leads into .git") {
			t.Errorf("it is read:\n%s", got)
		}
	})
}

// A scalar of YAML is to grants what it is to Terraform.
func TestYAMLIsWhatTerraformTakesItFor(t *testing.T) {
	for written, want := range map[string]string{
		"no": "false", "off": "false", "N": "false", "Yes": "true", "on": "true", "true": "true",
		`"no"`: `"no"`, "'yes'": `"yes"`, "nope": `"nope"`, "|-\n    no": `"no"`, ">-\n    off": `"off"`,
		"~": "null", "": "null", "12": "12", "0x1F": "31", "0o17": "15", "1e3": "1000", "1.50": "1.5", "1_000": `"1_000"`, "+7": "7", "012": "12",
		"[]": "[]", "{}": "{}", "[a, {b: c}]": `["a",{"b":"c"}]`, "2024-01-02": "a date in YAML is not read", ".inf": "has no end", "!!str no": "an anchor or a tag",
		"&a no": "an anchor or a tag", "*x": "false", "\n    a: 1\n    a: 2": "stands twice",
	} {
		dir := t.TempDir()
		writeBelow(t, dir, "a.yaml", "x: &x\n  y: off\nz: "+written+"\n")
		value := `jsonencode(yamldecode(file("a.yaml")).z)`
		if written == "*x" {
			value = `jsonencode(yamldecode(file("a.yaml")).z.y)`
		}
		writeBelow(t, dir, "main.tf", "resource \"auth0_client\" \"a\" {\n  name = "+value+"\n}\n")
		project, _, err := (&Sides{Base: dir, Name: "."}).Head("terraform:.")
		if err != nil {
			t.Fatal(err)
		}
		got := project.Config.Applications[0].DisplayName.Value
		for _, gap := range project.Config.Gaps {
			got += gap.Message
		}
		if got != want && (strings.ContainsAny(want, `"[{`) || !strings.Contains(got, want)) {
			t.Errorf("%q is %s, want %s", written, got, want)
		}
	}
}
