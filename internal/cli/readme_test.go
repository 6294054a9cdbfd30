package cli

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"grants/internal/golden"
	"grants/internal/invocation"
	"grants/internal/render/schema"
)

const repository = "../.."

// TestReadmeTranscriptsAreReal runs every console block of the README, in an empty folder, and of docs, at the root of the repository, and holds it to
// what it shows.
func TestReadmeTranscriptsAreReal(t *testing.T) {
	empty := t.TempDir()
	for _, folder := range []string{"examples/social-media", "testdata/plan/h1"} { // what is of a clone
		if err := os.CopyFS(filepath.Join(empty, folder), os.DirFS(filepath.Join(repository, folder))); err != nil {
			t.Fatal(err)
		}
	}
	for page, dir := range map[string]string{"README.md": empty, "docs/plan.md": repository, "docs/asking.md": repository, "docs/policies.md": t.TempDir(), "docs/third-parties.md": t.TempDir()} {
		golden.Check(t, repository+"/"+page, []byte(transcribe(t, dir, readPage(t, repository+"/"+page))))
	}
}

// block is a block of a page that does something: commands, or a file whose first line names it.
var block = regexp.MustCompile("(?ms)^```(console|hcl)\n(.*?)^```$")

// transcribe replaces the output in console blocks by what the commands really print in a folder, and writes the files of the page into it.
func transcribe(t *testing.T, dir, page string) string {
	t.Helper()
	blocks := 0
	page = block.ReplaceAllStringFunc(page, func(whole string) string {
		parts := block.FindStringSubmatch(whole)
		if parts[1] == "hcl" {
			writeShown(t, dir, parts[2])
			return whole
		}
		blocks++
		return "```console\n" + transcript(t, parts[2], dir) + "```"
	})
	if blocks == 0 {
		t.Error("no console block was found")
	}
	return page
}

// writeShown writes a file that a page shows, where its first line is its name.
func writeShown(t *testing.T, dir, content string) {
	t.Helper()
	first, _, _ := strings.Cut(content, "\n")
	name, isComment := strings.CutPrefix(first, "# ")
	if !isComment || !strings.HasSuffix(name, ".grants.hcl") && !strings.HasSuffix(name, ".grantspolicy.hcl") {
		return
	}
	if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

func transcript(t *testing.T, block, dir string) string {
	t.Helper()
	var out strings.Builder
	for line := range strings.Lines(block) {
		command, isCommand := strings.CutPrefix(line, "$ ")
		if !isCommand {
			continue // output, which is made anew
		}
		out.WriteString(line)
		out.WriteString(run(t, strings.TrimSpace(command), dir))
	}
	return out.String()
}

// run is what a command of a transcript prints, on a terminal. Running the tests from a test is left to .ci/run, which takes the command from the
// README, and so is what installs the program.
func run(t *testing.T, command, dir string) string {
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
	if words[0] == "matrix" && !slices.Contains(words, "-o") {
		words = append(words, "-o", "table") // as on a terminal
	}
	var output bytes.Buffer
	if code := Main(words, Env{Stdin: bytes.NewReader(nil), Stdout: &output, Stderr: &output, Dir: dir}); code == exitFailed {
		t.Errorf("%q ends with %d: %s", command, code, &output)
	}
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
	for _, command := range (&session{&invocation.Run{}}).root(io.Discard).Commands() {
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
