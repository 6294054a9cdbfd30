package cli

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"grants/internal/invocation"
	"grants/internal/manual"
)

// documented are the commands that help is about, the program itself among them.
func documented() []*cobra.Command {
	root := (&session{&invocation.Run{}}).root(io.Discard)
	return append([]*cobra.Command{root}, slices.DeleteFunc(root.Commands(), func(c *cobra.Command) bool { return c.Hidden })...)
}

// TestHelpSaysAllAboutEveryCommand holds what -h has: what it is for, examples, flags in groups and exit codes.
func TestHelpSaysAllAboutEveryCommand(t *testing.T) {
	for _, command := range documented() {
		t.Run(command.Name(), func(t *testing.T) {
			if n := len(manual.Examples(command)); n < 3 && command.Name() != "version" {
				t.Errorf("%d examples, want three", n)
			}
			if names := manual.Ungrouped(command); len(names) > 0 {
				t.Errorf("the flags %q are in no group", names)
			}
			help := helpOf(t, command)
			for _, part := range []string{"\nUsage:\n  grants", "\nExamples:\n  grants ", "\nExit codes:\n  0  answered\n", "\n  2  could not answer: "} {
				if !strings.Contains(help, part) {
					t.Errorf("help lacks %q:\n%s", part, help)
				}
			}
			closes := slices.ContainsFunc([]string{"fail-on", "check", "expect", "expect-digest"}, func(flag string) bool { return command.Flags().Lookup(flag) != nil })
			if says := strings.Contains(help, "\n  1  answered, and "); says != (closes || command.Name() == "grants") {
				t.Errorf("the exit code 1 is explained: %t, and there is a gate: %t", says, closes)
			}
			for line := range strings.Lines(help) {
				if len(line) > 101 {
					t.Errorf("a line has %d columns: %s", len(line)-1, line)
				}
			}
		})
	}
}

func helpOf(t *testing.T, command *cobra.Command) string {
	t.Helper()
	args := []string{command.Name(), "-h"}
	if !command.HasParent() {
		args = args[1:]
	}
	return string(stdoutOf(t, ".", exitAnswered, args...))
}

// TestExamplesOfHelpRun runs every example in a project that init has written, which a branch has changed.
func TestExamplesOfHelpRun(t *testing.T) {
	dir := startedRepository(t)
	other := startedRepository(t) // for what export and import write
	for _, command := range documented() {
		for _, line := range manual.Examples(command) {
			where := dir
			switch strings.Fields(line)[1] {
			case "init":
				where = t.TempDir()
			case "export", "import":
				where = other
			}
			var stderr bytes.Buffer
			args := strings.Fields(strings.ReplaceAll(line, "'", ""))[1:]
			if code := Main(args, Env{Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: &stderr, Dir: where}); code == exitFailed {
				t.Errorf("%s ends with %d: %s", line, code, &stderr)
			}
		}
	}
}

// startedRepository is a repository with a starting project, on a branch that has changed it, and what examples read.
func startedRepository(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	grants := func(args ...string) {
		t.Helper()
		var stderr bytes.Buffer
		if code := Main(args, Env{Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: &stderr, Dir: dir}); code != exitAnswered {
			t.Fatalf("%q ends with %d: %s", args, code, &stderr)
		}
	}
	git := func(args ...string) {
		t.Helper()
		command := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=t", "-c", "user.email=t@example.com"}, args...)...)
		if out, err := command.CombinedOutput(); err != nil {
			t.Fatalf("git %q: %v\n%s", args, err, out)
		}
	}
	if _, err := exec.LookPath("git"); err != nil && os.Getenv("CI") == "" {
		t.Skip("there is no git")
	}
	git("init", "-q", "-b", "main")
	grants("init")
	git("add", ".")
	git("commit", "-q", "-m", "start")
	git("update-ref", "refs/remotes/origin/main", "HEAD")
	git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
	file := filepath.Join(dir, "access.grants.hcl")
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	content = bytes.Replace(content, []byte(`["read:orders", "write:orders"]`), []byte(`["read:orders"]`), 1)
	expected := []byte("test \"refunds\" {\n  who_can {\n    api   = api.orders\n    scope = \"refund:orders\"\n    only  = [application.refunds]\n  }\n}\n")
	for name, content := range map[string][]byte{"access.grants.hcl": content, "prod.grantsvars.hcl": nil, "expected.grantstest.hcl": expected} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	git("commit", "-q", "-a", "-m", "change")
	grants("plan", "-o", "json=plan.json")
	return dir
}
