package cli

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

const pullRequestsPage = repository + "/docs/pull-requests.md"

// workflow is a recipe for GitHub Actions.
type workflow struct {
	Name string `yaml:"name"`
	Jobs map[string]struct {
		If    string `yaml:"if"`
		Steps []step `yaml:"steps"`
	} `yaml:"jobs"`
}

type step struct {
	Name string            `yaml:"name"`
	Uses string            `yaml:"uses"`
	With map[string]any    `yaml:"with"`
	If   string            `yaml:"if"`
	Env  map[string]string `yaml:"env"`
	Run  string            `yaml:"run"`
}

func recipe(t *testing.T, index int, into any) {
	t.Helper()
	recipeOf(t, pullRequestsPage, index, into)
}

func recipeOf(t *testing.T, page string, index int, into any) {
	t.Helper()
	content, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal([]byte(yamlBlocks(string(content))[index]), into); err != nil {
		t.Fatal(err)
	}
}

func (w *workflow) step(t *testing.T, job, name string) step {
	t.Helper()
	for _, s := range w.Jobs[job].Steps {
		if s.Name == name {
			return s
		}
	}
	t.Fatalf("the workflow %q has no step %q in its job %q", w.Name, name, job)
	return step{}
}

// checkout is a repository in which scripts run, a folder that is no part of it, and the code host beside it.
type checkout struct {
	t     *testing.T
	dir   string
	temp  string
	forge *forge
}

// newCheckout has an empty repository, and comments of others at pull request 7. The test runs beside others.
func newCheckout(t *testing.T) *checkout {
	t.Helper()
	needs(t, "git", "bash", "jq")
	t.Parallel() // these wait for processes
	r := &checkout{t: t, dir: t.TempDir(), temp: t.TempDir()}
	r.forge = &forge{file: filepath.Join(t.TempDir(), "forge.json"), Comments: []comment{
		{ID: 1, Number: 7, User: user{1, "somebody"}, Author: user{1, "somebody"}, Body: "<!-- grants-plan v1 key=default base=0 head=0 -->\nmine!"},
		{ID: 2, Number: 7, User: bot, Author: bot, Body: "another action of ours"},
	}}
	r.forge.save(t)
	r.script("git init -q -b main .", nil)
	return r
}

// needs skips a test on machines without a program, aloud, but not where everything has to be tested.
func needs(t *testing.T, programs ...string) {
	t.Helper()
	for _, program := range programs {
		if _, err := exec.LookPath(program); err == nil {
			continue
		}
		if os.Getenv("CI") != "" {
			t.Fatalf("%s is not in PATH", program)
		}
		t.Skipf("NOT TESTED: %s is not in PATH", program)
	}
}

// environment is all that a script sees.
func (r *checkout) environment(more map[string]string) []string {
	env := []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + r.dir, "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CEILING_DIRECTORIES=" + filepath.Dir(r.dir),
		"GIT_AUTHOR_NAME=t", "GIT_AUTHOR_EMAIL=t@example.com", "GIT_COMMITTER_NAME=t", "GIT_COMMITTER_EMAIL=t@example.com",
		forgeFile + "=" + r.forge.file, raceOptions,
	}
	if coverage := os.Getenv("GOCOVERDIR"); coverage != "" {
		env = append(env, "GOCOVERDIR="+coverage)
	}
	for key, value := range more {
		env = append(env, key+"="+value)
	}
	return env
}

// script runs a script as the runners of both hosts do, and returns its exit code and what it printed.
func (r *checkout) script(script string, env map[string]string) (code int, output string) {
	r.t.Helper()
	command := exec.Command("bash", "-e", "-o", "pipefail", "-c", script)
	command.Dir, command.Env = r.dir, r.environment(env)
	printed, err := command.CombinedOutput()
	if err != nil && command.ProcessState == nil {
		r.t.Fatal(err)
	}
	return command.ProcessState.ExitCode(), string(printed)
}

// must runs a script that has to succeed.
func (r *checkout) must(script string, env map[string]string) string {
	r.t.Helper()
	code, output := r.script(script, env)
	if code != 0 {
		r.t.Fatalf("exit code %d of\n%s\n%s", code, script, output)
	}
	return output
}

// commit replaces the files by those of a folder of a plan case.
func (r *checkout) commit(folder string) {
	r.t.Helper()
	r.must("git rm -rq --ignore-unmatch . && cp "+caseFiles(r.t, folder)+"/*.hcl . && git add *.hcl && git commit -q --allow-empty -m change", nil)
}

// merge is what GitHub checks out for a pull request from base to head.
func (r *checkout) merge(name string) {
	r.t.Helper()
	r.commit(name + "/base")
	r.must("git checkout -q -B topic", nil)
	r.commit(name + "/head")
	r.must("git checkout -q main && git merge -q --no-ff topic -m merge", nil)
}

// posted is our comments at the pull request, newest last.
func (r *checkout) posted() []string {
	r.t.Helper()
	var bodies []string
	for _, c := range readForge(r.forge.file).Comments {
		if c.ID == 1 && !strings.HasSuffix(c.Body, "mine!") || c.ID == 2 && c.Body != "another action of ours" {
			r.t.Errorf("comment %d of somebody else was changed to %q", c.ID, c.Body)
		}
		if c.ID > 2 {
			bodies = append(bodies, c.Body)
		}
	}
	return bodies
}

// wantComment wants one comment with a heading.
func (r *checkout) wantComment(heading string) {
	r.t.Helper()
	if posted := r.posted(); len(posted) != 1 || !strings.Contains(posted[0], "\n### Access: "+heading+"\n") {
		r.t.Errorf("the comments are %q, want one with %q", posted, heading)
	}
}

// gitHub runs the plan and the comment of the first workflow, and returns the exit code of the gate.
func (r *checkout) gitHub(mayComment bool) (gate int) {
	r.t.Helper()
	var w workflow
	recipe(r.t, 0, &w)
	return r.runs(&w, mayComment, nil)
}

// runs runs the plan and the comment of a workflow, and returns the exit code of the gate.
func (r *checkout) runs(w *workflow, mayComment bool, more map[string]string) (gate int) {
	r.t.Helper()
	outputs := filepath.Join(filepath.Dir(r.forge.file), "outputs")
	_ = os.Remove(outputs)
	env := map[string]string{"GITHUB_OUTPUT": outputs, "GITHUB_STEP_SUMMARY": outputs + ".md", "GITHUB_REPOSITORY": "acme/access", "GITHUB_SERVER_URL": "https://github.example", "GITHUB_RUN_ID": "42", "RUNNER_TEMP": r.temp}
	maps.Copy(env, more)
	code, printed := r.script(w.step(r.t, "plan", "plan").Run, env)
	if code != 0 {
		r.t.Logf("%s", printed)
		return code
	}
	comment := w.step(r.t, "plan", "comment")
	if !strings.Contains(comment.If, "head.repo.full_name == github.repository") {
		r.t.Errorf("the comment's condition is %q: forks have no token for it", comment.If)
	}
	if mayComment {
		env["GH_TOKEN"], env["NUMBER"] = "secret", "7"
		for key := range more {
			delete(env, key) // another step's
		}
		wantEnv(r.t, comment.Env, env)
		r.must(comment.Run, env)
	}
	written, err := os.ReadFile(outputs)
	if err != nil {
		r.t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(written), "\ncode=")
	gates := w.step(r.t, "plan", "gate")
	if gates.Env["CODE"] != "${{ steps.plan.outputs.code }}" {
		r.t.Errorf("the gate looks at %q", gates.Env["CODE"])
	}
	gate, _ = r.script(gates.Run, map[string]string{"CODE": strings.TrimSpace(after)})
	return gate
}

// wantEnv wants a step to set what the test gives it.
func wantEnv(t *testing.T, declared, given map[string]string) {
	t.Helper()
	for key := range given {
		if _, ok := declared[key]; !ok && !strings.HasPrefix(key, "GITHUB_") && key != "RUNNER_TEMP" {
			t.Errorf("the step does not set %s", key)
		}
	}
}

func TestTheGitHubRecipeCommentsAndUpdatesItsComment(t *testing.T) {
	r := newCheckout(t)
	r.merge("h1")
	if code := r.gitHub(true); code != 1 {
		t.Errorf("the gate's exit code is %d, want 1: a third party gains", code)
	}
	r.wantComment("1 application gains. Risk: high")
	if posted := r.posted()[0]; !strings.Contains(posted, "\n[The change as a page](https://github.example/acme/access/actions/runs/42#artifacts)\n") {
		t.Errorf("the comment does not link the artifact:\n%s", posted)
	}
	r.must("grep -q '<!doctype html>' $RUNNER_TEMP/plan.html", map[string]string{"RUNNER_TEMP": r.temp})

	r.merge("h3")
	if code := r.gitHub(true); code != 0 {
		t.Errorf("the gate's exit code is %d, want 0: the risk is medium", code)
	}
	r.wantComment("2 applications gain. Risk: medium")

	r.commit("h3/head") // nothing is left of the change, and the comment says so
	if code := r.gitHub(true); code != 0 {
		t.Errorf("the gate's exit code is %d, want 0", code)
	}
	r.wantComment("no changes")
}

// A pull request may bring files and links where a job would write.
func TestTheGitHubRecipeLeavesTheCheckoutAlone(t *testing.T) {
	r := newCheckout(t)
	r.merge("h1")
	r.must("ln -s broken plan.md && mkdir plan.json && touch plan.json/x && echo GRANTS_CHANGES=0 > plan.env && git add . && git commit -q --amend --no-edit", nil)
	if code := r.gitHub(true); code != 1 {
		t.Errorf("the gate's exit code is %d, want 1", code)
	}
	r.wantComment("1 application gains. Risk: high")
	if changed := r.must("git status --porcelain", nil); changed != "" {
		t.Errorf("the job wrote into the checkout:\n%s", changed)
	}
}

// A pull request may bring a go.work that rewrites what is built below it.
func TestRecipesBuildTheToolBeforeTheyCheckOut(t *testing.T) {
	for page, jobs := range map[string][]string{pullRequestsPage: {"plan"}, repository + "/docs/ci.md": {"lint"}} {
		content, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		found := 0
		for _, block := range yamlBlocks(string(content)) {
			var w workflow
			_ = yaml.Unmarshal([]byte(block), &w)
			for _, job := range jobs {
				steps := w.Jobs[job].Steps
				install := slices.IndexFunc(steps, func(s step) bool { return s.Run == "GOWORK=off go install -C grants ." })
				checkout := slices.IndexFunc(steps, func(s step) bool {
					return strings.HasPrefix(s.Uses, "actions/checkout@") && s.With["repository"] == nil
				})
				if len(steps) > 0 && (install < 0 || checkout < install) {
					t.Errorf("%s: the tool is built at step %d, and the pull request checked out at step %d", page, install, checkout)
				}
				found += len(steps)
			}
		}
		if found == 0 {
			t.Errorf("%s has no job %q", page, jobs)
		}
	}
}

// TestRecipesThatCommentLinkAPageThatTheyUpload looks at every command that writes a comment, and at what a workflow with one uploads.
func TestRecipesThatCommentLinkAPageThatTheyUpload(t *testing.T) {
	for page, wanted := range map[string]int{pullRequestsPage: 3, sourcesPage: 5} {
		content, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		found := 0
		for _, block := range yamlBlocks(string(content)) {
			commands := commandsThatComment(t, block)
			found += len(commands)
			for _, command := range commands {
				if !strings.Contains(command, "-o html=") || !strings.Contains(command, "--report-url ") {
					t.Errorf("%s: a comment links no page: %s", page, command)
				}
			}
			isWhole := strings.Contains(block, "jobs:") || strings.Contains(block, "artifacts:\n")
			if len(commands) > 0 && isWhole && !uploadsPage.MatchString(block) {
				t.Errorf("%s: the page that a comment links is not uploaded:\n%s", page, block)
			}
		}
		if found != wanted {
			t.Errorf("%s has %d commands that write comments, want %d", page, found, wanted)
		}
	}
}

// uploadsPage is the path of the page as the last on a line of a workflow.
var uploadsPage = regexp.MustCompile(`(?m)[ /]plan\.html\]?$`)

// commandsThatComment are the command lines in a block of YAML that write a comment.
func commandsThatComment(t *testing.T, block string) []string {
	t.Helper()
	var recipe any
	if err := yaml.Unmarshal([]byte(block), &recipe); err != nil {
		t.Fatal(err)
	}
	var commands []string
	for _, text := range texts(recipe) {
		for _, command := range commandLines(text) {
			if strings.Contains(command, "-o markdown=") {
				commands = append(commands, command)
			}
		}
	}
	return commands
}

func TestTheGitHubRecipeIsSilentWithoutChanges(t *testing.T) {
	r := newCheckout(t)
	r.commit("h1/base")
	r.commit("h1/base")
	if code := r.gitHub(true); code != 0 || len(r.posted()) != 0 {
		t.Errorf("exit code %d and comments %q, want 0 and none", code, r.posted())
	}
}

func TestTheGitHubRecipeStopsWithoutAPlan(t *testing.T) {
	r := newCheckout(t)
	r.merge("h1")
	r.must("echo 'api {' > broken.grants.hcl", nil)
	if code := r.gitHub(true); code != 2 || len(r.posted()) != 0 {
		t.Errorf("exit code %d and comments %q, want 2 and none", code, r.posted())
	}
}

// Whoever takes a gate away is stopped by it, and the comment says that it is gone though nobody's access changes.
func TestTheGitHubRecipeJudgesByTheGatesBeforeTheChange(t *testing.T) {
	r := newCheckout(t)
	r.commit("h3/base")
	r.must(`printf 'plan {\n  fail_on = ["gain"]\n}\n' > grants.hcl && git add grants.hcl && git commit -q -m gate`, nil)
	r.must("git checkout -q -B topic && git rm -q grants.hcl && git commit -q -m 'no gate' && git checkout -q main && git merge -q --no-ff topic -m merge", nil)
	if code := r.gitHub(true); code != 1 {
		t.Errorf("the gate's exit code is %d, want 1: a gate is gone", code)
	}
	r.wantComment("no changes")
	r.must("git reset -q --hard HEAD^1 && git checkout -q -B topic && git rm -q grants.hcl && cp "+caseFiles(t, "h3/head")+"/*.hcl . && git add . && "+
		"git commit -q -m gain && git checkout -q main && git merge -q --no-ff topic -m merge", nil)
	if code := r.gitHub(false); code != 1 {
		t.Errorf("the gate's exit code is %d, want 1: somebody gains", code)
	}
	if plan := r.must("cat "+r.temp+"/plan.json", nil); !strings.Contains(plan, `"guards": "base"`) || strings.Count(plan, `"gain"`) != 2 {
		t.Error("the gate that is gone does not judge")
	}
}

func caseFiles(t *testing.T, folder string) string {
	t.Helper()
	files, err := filepath.Abs(filepath.Join(repository, "testdata/plan", folder))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestTheForkRecipeCommentsInASecondWorkflow(t *testing.T) {
	r := newCheckout(t)
	var w workflow
	recipe(t, 1, &w)
	comment := w.step(t, "comment", "comment")
	env := map[string]string{"GITHUB_REPOSITORY": "acme/access", "GITHUB_SERVER_URL": "https://github.example", "GITHUB_RUN_ID": "43", "GH_TOKEN": "secret", "OWNER": "stranger", "BRANCH": "topic", "COMMIT": "0123"}
	wantEnv(t, comment.Env, env)
	for key, value := range comment.Env {
		if strings.Contains(comment.Run, "${{") || !strings.HasPrefix(value, "${{") {
			t.Errorf("%s: what the event says must reach the script as a variable", key)
		}
	}
	inSecond := func() (int, string) {
		second := &checkout{t: t, dir: t.TempDir(), temp: t.TempDir(), forge: r.forge} // nothing of the first one is there
		env["RUNNER_TEMP"] = second.temp
		second.must("mkdir $RUNNER_TEMP/fork && cp "+r.temp+"/plan.json $RUNNER_TEMP/fork && echo forged > $RUNNER_TEMP/fork/plan.html", env)
		code, output := second.script(comment.Run, env)
		if code == 0 {
			second.must("grep -q '<!doctype html>' $RUNNER_TEMP/plan.html", env)
		}
		return code, output
	}
	r.forge.Pulls = []pull{{Number: 5, Head: pullHead{"stranger:topic", "9999"}}, {Number: 7, Head: pullHead{"stranger:topic", "0123"}}, {Number: 8, Head: pullHead{"acme:topic", "0123"}}}
	r.forge.save(t)
	for _, c := range []struct{ name, heading string }{{"h1", "1 application gains. Risk: high"}, {"h2", "1 application loses. Risk: none, breaking"}} {
		r.merge(c.name)
		r.gitHub(false)
		if code, output := inSecond(); code != 0 {
			t.Fatalf("exit code %d: %s", code, output)
		}
		r.wantComment(c.heading)
		if posted := r.posted()[0]; !strings.Contains(posted, "](https://github.example/acme/access/actions/runs/43#artifacts)\n") {
			t.Errorf("the comment does not link the page of the second workflow:\n%s", posted)
		}
	}
	if c := readForge(r.forge.file).Comments; c[len(c)-1].Number != 7 {
		t.Errorf("the comment is at pull request %d, want 7", c[len(c)-1].Number)
	}

	r.must(`printf '{"format": "grants-plan", "format_version": "1.0", "x": "$(touch hacked)"}' > `+r.temp+`/plan.json`, nil)
	if code, output := inSecond(); code != 2 || !strings.Contains(output, "tool is missing") {
		t.Errorf("exit code %d of a forged plan: %s", code, output)
	}
	env["COMMIT"] = "4567"
	r.gitHub(false)
	before := r.posted()
	if code, output := inSecond(); code != 0 || !slices.Equal(r.posted(), before) {
		t.Errorf("exit code %d, and a commit that is not the newest changes the comment: %s", code, output)
	}
}

func TestTheGitLabRecipeWritesAndUpdatesItsNote(t *testing.T) {
	var pipeline struct {
		Access struct {
			Script []string `yaml:"script"`
		} `yaml:"access"`
	}
	recipe(t, 2, &pipeline)
	script := slices.DeleteFunc(pipeline.Access.Script, func(line string) bool {
		return strings.HasPrefix(line, "apt-get ") || strings.HasPrefix(line, "git clone ") || strings.Contains(line, "go install ")
	})
	r := newCheckout(t)
	env := map[string]string{
		"CI_API_V4_URL": "https://gitlab.example/api/v4", "CI_JOB_URL": "https://gitlab.example/acme/access/-/jobs/5", "CI_PROJECT_ID": "3", "CI_MERGE_REQUEST_IID": "7", "CI_MERGE_REQUEST_DIFF_BASE_SHA": "HEAD^1",
		"GRANTS_TOKEN": "",
	}
	r.merge("h1")
	if code, output := r.script(strings.Join(script, "\n"), env); code != 1 || len(r.posted()) != 0 {
		t.Errorf("without a token: exit code %d and notes %q, want 1 and none: %s", code, r.posted(), output)
	}
	env["GRANTS_TOKEN"] = "secret"
	if code, output := r.script(strings.Join(script, "\n"), env); code != 1 {
		t.Errorf("exit code %d, want 1: %s", code, output)
	}
	r.wantComment("1 application gains. Risk: high")
	r.merge("h3")
	if code, output := r.script(strings.Join(script, "\n"), env); code != 0 {
		t.Errorf("exit code %d, want 0: %s", code, output)
	}
	r.wantComment("2 applications gain. Risk: medium")
	if posted := r.posted()[0]; !strings.Contains(posted, "](https://gitlab.example/acme/access/-/jobs/5/artifacts/file/plan.html#impact=") {
		t.Errorf("the rows of the comment do not lead into the page:\n%s", posted)
	}
	if plan := r.must("cat plan.json", nil); !strings.Contains(plan, `"guards": "base"`) {
		t.Error("the settings of the change judge it")
	}
}
