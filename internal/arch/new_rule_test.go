package arch

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestTheWalkToANewRule does what CONTRIBUTING.md says, in a copy of the repository: the tests accept the rule there, and refuse what is wrong about it.
func TestTheWalkToANewRule(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a copy of the repository")
	}
	steps := walkOf(t)
	rule, good, bad := steps.file(t, "lint/rules/"), steps.file(t, "good.grants.hcl"), steps.file(t, "bad.grants.hcl")
	id := filepath.Base(filepath.Dir(good))
	repository := copied(t)
	for name, content := range steps.files {
		repository.write(t, name, content)
	}
	for _, command := range steps.commands {
		if out, err := repository.run(command, id); err != nil {
			t.Fatalf("%s: %v\n%s", command, err, out)
		}
	}
	if want := repository.read(t, filepath.Join(filepath.Dir(good), "want.txt")); strings.Count(want, "["+id+"]\n") < 3 {
		t.Errorf("the rule finds\n%s", want)
	}
	if page := repository.read(t, filepath.Join("docs/rules", id+".md")); !strings.Contains(page, steps.files[bad]) {
		t.Errorf("the page of the rule does not show its mistake:\n%s", page)
	}
	if index := repository.read(t, "docs/rules/README.md"); !strings.Contains(index, "("+id+".md)") {
		t.Error("the index of rules does not have the new one")
	}

	for name, broken := range map[string]struct{ file, content, refusal string }{
		"a good example that is noisy": {good, steps.files[bad], id + "/good.grants.hcl"},
		"a bad example that is silent": {bad, steps.files[good], id},
		"no source":                    {rule, regexp.MustCompile(`\tRefs:.*\n`).ReplaceAllString(steps.files[rule], ""), id + " names no source"},
		"another name":                 {rule, strings.ReplaceAll(steps.files[rule], `"`+id+`"`, `"scope-pattern"`), "called " + id},
	} {
		t.Run(name, func(t *testing.T) {
			repository.write(t, broken.file, broken.content)
			defer repository.write(t, broken.file, steps.files[broken.file])
			out, err := repository.run("go test ./lint/rules -run TestExamples|TestEveryRuleSays|TestEveryFileIsOneRule/"+id, id)
			if _, failed := errors.AsType[*exec.ExitError](err); !failed || !strings.Contains(out, broken.refusal) {
				t.Errorf("it is not refused for %q: %v\n%s", broken.refusal, err, out)
			}
		})
	}
}

// walk is the files that a page has somebody write, and the commands that it has them run, in order.
type walk struct {
	files    map[string]string
	commands []string
}

// codeBlock is one of a page, with its language and the last name in code before it.
var codeBlock = regexp.MustCompile("(?s)`([^`\n]+)`[^`]*?\n\n```([a-z]+)\n(.*?)```\n")

func walkOf(t *testing.T) walk {
	t.Helper()
	page, err := os.ReadFile(filepath.Join(root, "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(page), "\n## A new rule\n")
	section, _, _ = strings.Cut(section, "\n## ")
	steps := walk{files: map[string]string{}}
	for _, block := range codeBlock.FindAllStringSubmatch(section, -1) {
		if block[2] != "sh" {
			steps.files[block[1]] = block[3]
		}
	}
	for _, block := range regexp.MustCompile("(?s)```sh\n(.*?)```").FindAllStringSubmatch(section, -1) {
		steps.commands = append(steps.commands, strings.Split(strings.TrimSpace(block[1]), "\n")...)
	}
	if len(steps.files) != 3 || len(steps.commands) != 2 {
		t.Fatalf("the walk has %d files and the commands %q, want 3 files and 2 commands", len(steps.files), steps.commands)
	}
	return steps
}

// file is the name of the file of the walk whose name has a part.
func (w walk) file(t *testing.T, part string) string {
	t.Helper()
	for name := range w.files {
		if strings.Contains(name, part) {
			return name
		}
	}
	t.Fatalf("the walk has no file called %s", part)
	return ""
}

// repository is a copy of this one, by its folder.
type repository string

func copied(t *testing.T) repository {
	t.Helper()
	command := exec.Command("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	command.Dir = root
	listed, err := command.Output()
	if err != nil {
		t.Skipf("not in a git repository: %v", err)
	}
	to := repository(t.TempDir())
	for _, name := range strings.Split(strings.TrimSuffix(string(listed), "\x00"), "\x00") {
		content, err := os.ReadFile(filepath.Join(root, name))
		if errors.Is(err, fs.ErrNotExist) {
			continue // deleted, and not yet committed
		}
		if err != nil {
			t.Fatal(err)
		}
		to.write(t, name, string(content))
	}
	return to
}

func (r repository) write(t *testing.T, name, content string) {
	t.Helper()
	to := filepath.Join(string(r), name)
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func (r repository) read(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(string(r), name))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// run runs a command with the variables that stand before it, and no others that have tests accept what comes out. Of what tests do for each rule, they do
// what is about one: the rest is tested where this is a copy of. What is built without the names of folders, the next run finds in the cache.
func (r repository) run(line, rule string) (string, error) {
	flags := "GOFLAGS=-trimpath -vet=off -ldflags=-s -run=/" + rule + " " + os.Getenv("GOFLAGS")
	words, env := strings.Fields(line), append(os.Environ(), "UPDATE_GOLDEN=", flags)
	for strings.Contains(words[0], "=") {
		words, env = words[1:], append(env, words[0])
	}
	command := exec.Command(words[0], words[1:]...)
	command.Dir, command.Env = string(r), env
	out, err := command.CombinedOutput()
	return string(out), err
}
