package cli

import (
	"bytes"
	"io"
	"os"
	"strings"
	"testing"

	"grants/internal/golden"
	"grants/internal/render/schema"
)

const repository = "../.."

// TestReadmeTranscriptsAreReal runs every console block of the README and of docs at the root of the repository, and holds it to what it shows.
func TestReadmeTranscriptsAreReal(t *testing.T) {
	for _, page := range []string{"README.md", "docs/plan.md"} {
		content, err := os.ReadFile(repository + "/" + page)
		if err != nil {
			t.Fatal(err)
		}
		golden.Check(t, repository+"/"+page, []byte(transcribe(t, repository, string(content))))
	}
}

// transcribe replaces the output in console blocks by what the commands really print.
func transcribe(t *testing.T, dir, page string) string {
	t.Helper()
	var out strings.Builder
	blocks := 0
	for {
		before, rest, found := strings.Cut(page, "```console\n")
		out.WriteString(before)
		if !found {
			break
		}
		block, after, closed := strings.Cut(rest, "```\n")
		if !closed {
			t.Fatal("a console block is not closed")
		}
		blocks++
		out.WriteString("```console\n" + transcript(t, dir, block) + "```\n")
		page = after
	}
	if blocks == 0 {
		t.Error("no console block was found")
	}
	return out.String()
}

func transcript(t *testing.T, dir, block string) string {
	t.Helper()
	var out strings.Builder
	for line := range strings.Lines(block) {
		command, isCommand := strings.CutPrefix(line, "$ ")
		if !isCommand {
			continue // output, which is made anew
		}
		out.WriteString(line)
		out.WriteString(run(t, dir, strings.TrimSpace(command)))
	}
	return out.String()
}

// run is what a command of a transcript prints. Running the tests from a test is left to .ci/run, which takes the command from the README, and
// so is what installs the program.
func run(t *testing.T, dir, command string) string {
	t.Helper()
	words := strings.Fields(strings.ReplaceAll(command, "'", ""))
	switch {
	case len(words) > 3 && words[0] == "go" && words[1] == "run":
		words = words[3:]
	case words[0] == "grants":
		words = words[1:]
	case words[0] == "go" && (words[1] == "test" || words[1] == "install"):
		return ""
	default:
		t.Errorf("transcripts can't run %q", command)
		return ""
	}
	var output bytes.Buffer
	Main(words, Env{Stdin: bytes.NewReader(nil), Stdout: &output, Stderr: &output, Dir: dir})
	return output.String()
}

func TestTheReadmeListsEveryCommandAndSchema(t *testing.T) {
	content, err := os.ReadFile(repository + "/README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(content), "\n## Commands\n")
	section, _, _ = strings.Cut(section, "\n## ")
	row := func(command string) string {
		for line := range strings.Lines(section) {
			if strings.HasPrefix(line, "| `grants "+command) {
				return line
			}
		}
		return ""
	}
	for _, command := range (&session{}).root(io.Discard).Commands() {
		if name := command.Name(); name != "help" && !command.Hidden && row(name) == "" {
			t.Errorf("the README does not list %q", name)
		}
	}
	for _, name := range schema.Names() {
		if !strings.Contains(row("schema"), "`"+name+"`") && !strings.Contains(row("schema"), " "+name+"`") {
			t.Errorf("the README does not list the schema %q: %s", name, row("schema"))
		}
	}
}
