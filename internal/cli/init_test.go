package cli

import (
	"os"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"grants/internal/starter"
)

// TestStartingProjectsHaveTheRecipesOfTheDocs holds the built-in files to the pages.
func TestStartingProjectsHaveTheRecipesOfTheDocs(t *testing.T) {
	page := func(name string) []string {
		content, err := os.ReadFile(repository + "/docs/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return yamlBlocks(string(content))
	}
	ci, pullRequests := page("ci.md"), page("pull-requests.md")
	for runner, want := range map[string][]string{
		"pre-commit": {strings.ReplaceAll(ci[0], "        args: [infra]\n", "")},
		"github":     {ci[1], pullRequests[0]},
		"gitlab":     {ci[2] + "\n" + pullRequests[2]},
	} {
		files, err := starter.Runner(runner, ".")
		if err != nil || len(files) != len(want) {
			t.Errorf("%s: %d files and %v, want %d", runner, len(files), err, len(want))
			continue
		}
		for i, f := range files {
			if f.Content != want[i] {
				t.Errorf("%s is not what the pages have:\n%s", f.Path, f.Content)
			}
		}
	}
}

// TestTheSetupOfAnMCPServerIsTheExample holds the built-in files to the example, whose links are tested one by one.
func TestTheSetupOfAnMCPServerIsTheExample(t *testing.T) {
	files := starter.Project(starter.MCP)
	for _, f := range files[1:] {
		want, err := os.ReadFile(repository + "/examples/mcp/" + f.Path)
		if err != nil {
			t.Fatal(err)
		}
		if f.Content != string(want) {
			t.Errorf("internal/starter/files/%s is not that of examples/mcp", f.Path)
		}
	}
	if len(files) != 3 {
		t.Errorf("%d files, want settings, a project and a test", len(files))
	}
}

func TestRunnersOfAFolderParse(t *testing.T) {
	for _, runner := range starter.Runners() {
		files, err := starter.Runner(runner, "infra/access")
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			var read any
			if err := yaml.Unmarshal([]byte(f.Content), &read); err != nil {
				t.Errorf("%s: %v", f.Path, err)
			}
			if !strings.Contains(f.Content, "infra/access") {
				t.Errorf("%s does not name the project", f.Path)
			}
			for _, text := range texts(read) {
				for _, command := range commandLines(text) {
					if err := parses(command); err != nil {
						t.Errorf("%s: %s: %v", f.Path, command, err)
					}
				}
			}
		}
	}
}
