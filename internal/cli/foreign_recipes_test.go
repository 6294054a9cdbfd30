package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const sourcesPage = repository + "/docs/sources.md"

// standsIn puts a program in the way of the real one: Terraform, which shows a plan that a real one has made.
func (r *checkout) standsIn(name, script string) (path string) {
	r.t.Helper()
	dir := r.t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+script), 0o755); err != nil {
		r.t.Fatal(err)
	}
	return dir
}

func TestTheTerraformRecipeSaysWhoGains(t *testing.T) {
	r := newCheckout(t)
	widened, err := filepath.Abs(filepath.Join(repository, "testdata/opentofu/widened"))
	if err != nil {
		t.Fatal(err)
	}
	r.must("mkdir infra && cp "+widened+"/before/main.tf infra && git add . && git commit -q -m base && git checkout -q -B topic && cp "+widened+"/main.tf infra && "+
		"git commit -qam head && git checkout -q main && git merge -q --no-ff topic -m merge", nil)
	var w workflow
	recipeOf(t, sourcesPage, 0, &w)
	planned := w.step(t, "plan", "terraform")
	if planned.If != w.step(t, "plan", "comment").If || !strings.Contains(w.step(t, "plan", "plan").Env["OURS"], planned.If) {
		t.Error("the steps with credentials are not those of the repository's own branches")
	}
	// Of a fork there is no plan of Terraform, whatever the pull request has brought along.
	r.must("echo '{\"format_version\": \"1.2\", \"resource_changes\": []}' > infra/plan.json", nil)
	if code := r.runs(&w, false, map[string]string{"OURS": "false"}); code != 0 || len(r.posted()) != 0 {
		t.Errorf("the gate's exit code is %d, want 0, and nothing posted: %q", code, r.posted())
	}
	const gains = "3 applications gain, 1 application gets the platform's defaults. Risk: medium"
	if text := r.must("cat "+r.temp+"/plan.md", nil); !strings.Contains(text, gains) {
		t.Errorf("of a fork, the comment is\n%s\nwant %q", text, gains)
	}
	tools := r.standsIn("terraform", `case "$*" in *" show "*) cat `+widened+`/plan.json;; esac`)
	r.must("PATH="+tools+":$PATH\n"+planned.Run, map[string]string{"RUNNER_TEMP": r.temp})
	if code := r.runs(&w, true, map[string]string{"OURS": "true"}); code != 0 {
		t.Errorf("the gate's exit code is %d, want 0: the risk is medium", code)
	}
	r.wantOne(gains)
	r.wantOne("`infra/main.tf:60`")
}

// wantOne wants one comment that has a text.
func (r *checkout) wantOne(text string) {
	r.t.Helper()
	if posted := r.posted(); len(posted) != 1 || !strings.Contains(posted[0], text) {
		r.t.Errorf("the comments are %q, want one with %q", posted, text)
	}
}

func TestTheDeployCLIRecipeReadsBothCommits(t *testing.T) {
	r := newCheckout(t)
	from, err := filepath.Abs(filepath.Join(repository, "testdata/door/deploy-keywords"))
	if err != nil {
		t.Fatal(err)
	}
	// The keywords of each side are its own, and nothing is read of the folder itself.
	r.must("cp -r "+from+" auth0 && git add . && git commit -q -m base && git checkout -q -B topic && "+
		`sed -i 's/"SCOPES": \["read:orders"/&, "write:orders"/' auth0/config.json && git commit -qam head && `+
		"git checkout -q main && git merge -q --no-ff topic -m merge && rm -rf auth0", nil)
	var w workflow
	recipeOf(t, sourcesPage, 2, &w)
	if code := r.runs(&w, true, nil); code != 0 {
		t.Errorf("the gate's exit code is %d, want 0", code)
	}
	r.wantOne("1 application gains. Risk: low")
}
