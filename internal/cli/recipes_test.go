package cli

import (
	"bytes"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"grants/internal/invocation"
	"grants/internal/manual"
)

// TestRecipesRunCommandsThatExist reads the YAML of the pages that people copy from, and parses every command line of grants in it.
func TestRecipesRunCommandsThatExist(t *testing.T) {
	for _, page := range []string{"README.md", "docs/ci.md", "docs/pull-requests.md", "docs/sources.md", "docs/deploy.md"} {
		content, err := os.ReadFile(repository + "/" + page)
		if err != nil {
			t.Fatal(err)
		}
		commands := 0
		for _, block := range yamlBlocks(string(content)) {
			var recipe any
			if err := yaml.Unmarshal([]byte(block), &recipe); err != nil {
				t.Errorf("%s: %v in\n%s", page, err, block)
			}
			for _, text := range texts(recipe) {
				for _, command := range commandLines(text) {
					commands++
					if err := parses(command); err != nil {
						t.Errorf("%s: %s: %v", page, command, err)
					}
				}
			}
			for _, id := range hooksOf(recipe) {
				if !slices.ContainsFunc(hooks(t), func(h hook) bool { return h.ID == id }) {
					t.Errorf("%s: there is no hook %q", page, id)
				}
			}
		}
		if commands == 0 {
			t.Errorf("%s has no command line of grants", page)
		}
	}
}

func TestRecipesWithMistakesAreFound(t *testing.T) {
	for command, want := range map[string]string{
		"grants lint -o sarif=x.sarif -o human": "",
		"grants lint -o sarf":                   `unknown format "sarf"`,
		"grants lint --fail":                    "lint has no flag --fail",
		"grants lnt":                            `unknown command "lnt"`,
		"grants matrix a b":                     "matrix takes one project",
	} {
		err := parses(command)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: error is %v, want %q", command, err, want)
		}
	}
	got := commandLines("go install .\ngrants lint -o rdjson | reviewdog -f=rdjson\nif true; then grants plan && grants lint; fi")
	if want := []string{"grants lint -o rdjson", "grants plan", "grants lint"}; !slices.Equal(got, want) {
		t.Errorf("the commands are %q, want %q", got, want)
	}
}

// hook is an entry of .pre-commit-hooks.yaml, with the keys that pre-commit documents (https://pre-commit.com/#new-hooks) and we use.
type hook struct {
	ID            string `yaml:"id"`
	Name          string `yaml:"name"`
	Description   string `yaml:"description"`
	Language      string `yaml:"language"`
	Entry         string `yaml:"entry"`
	Files         string `yaml:"files"`
	PassFilenames *bool  `yaml:"pass_filenames"`
	RequireSerial bool   `yaml:"require_serial"`
}

func hooks(t *testing.T) []hook {
	t.Helper()
	content, err := os.ReadFile(repository + "/.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	decoder := yaml.NewDecoder(bytes.NewReader(content))
	decoder.KnownFields(true)
	var hooks []hook
	if err := decoder.Decode(&hooks); err != nil {
		t.Fatal(err)
	}
	return hooks
}

func TestEveryHookSeesTheWholeProjectAndHasATwin(t *testing.T) {
	all := hooks(t)
	for _, h := range all {
		if h.PassFilenames == nil || *h.PassFilenames || !h.RequireSerial || h.Name == "" || h.Description == "" {
			t.Errorf("%s: pass_filenames has to be false, require_serial true, and name and description be there", h.ID)
		}
		files := regexp.MustCompile(h.Files)
		for name, want := range map[string]bool{"web.grants.hcl": true, "a/b/web.grants.hcl": true, "grants.hcl": true, "infra/grants.hcl": true, "grants.hcl.md": false, "mygrants.hcl": false, "main.tf": false} {
			if files.MatchString(name) != want {
				t.Errorf("%s: is started by %s: %t, want %t", h.ID, name, !want, want)
			}
		}
		id, language := h.ID+"-system", "golang"
		if own, isTwin := strings.CutSuffix(h.ID, "-system"); isTwin {
			id, language = own, "system"
		}
		if h.Language != language || !slices.ContainsFunc(all, func(other hook) bool { return other.ID == id && other.Entry == h.Entry && other.Files == h.Files }) {
			t.Errorf("%s: language is %q, want %q, and a twin %s with the same entry and files", h.ID, h.Language, language, id)
		}
	}
}

func yamlBlocks(page string) []string {
	var blocks []string
	for _, block := range regexp.MustCompile("(?ms)^```yaml\n(.*?)^```$").FindAllStringSubmatch(page, -1) {
		blocks = append(blocks, block[1])
	}
	return blocks
}

// texts is all strings in a document.
func texts(value any) []string {
	var found []string
	switch value := value.(type) {
	case string:
		found = append(found, value)
	case []any:
		for _, item := range value {
			found = append(found, texts(item)...)
		}
	case map[string]any:
		for _, item := range value {
			found = append(found, texts(item)...)
		}
	}
	return found
}

// hooksOf is the hooks that a configuration of pre-commit names.
func hooksOf(recipe any) []string {
	var ids []string
	config, _ := recipe.(map[string]any)
	repos, _ := config["repos"].([]any)
	for _, repo := range repos {
		chosen, _ := repo.(map[string]any)["hooks"].([]any)
		for _, h := range chosen {
			id, _ := h.(map[string]any)["id"].(string)
			ids = append(ids, id)
		}
	}
	return ids
}

var startOfCommand = regexp.MustCompile(`(?m)(?:^|[;&|]|\bthen|\bdo)\s*(grants [^;&|\n]*)`)

// commandLines is the commands of grants in a script.
func commandLines(script string) []string {
	var commands []string
	script = strings.ReplaceAll(script, "\\\n", "")
	for _, match := range startOfCommand.FindAllStringSubmatch(script, -1) {
		commands = append(commands, strings.TrimSpace(match[1]))
	}
	return commands
}

// parses reports what the program would say about a command line before it does anything.
func parses(command string) error {
	s := &session{&invocation.Run{Env: Env{Stdout: io.Discard, Stderr: io.Discard}}}
	root := s.root(io.Discard)
	found, args, err := root.Find(strings.Fields(command)[1:])
	if err != nil {
		return manual.CommandError(root, err)
	}
	if err := found.ParseFlags(args); err != nil {
		return manual.FlagError(found, err)
	}
	return found.ValidateArgs(found.Flags().Args())
}
