// Package starter has the files of a starting project, and of what runs the program on it.
package starter

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"
)

//go:embed files
var files embed.FS

// File is a file to be written.
type File struct {
	Path         string // slash-separated, from the project's folder or the root of its repository
	InRepository bool   // from the root of the repository
	Content      string
}

// runners are what can run the program, and the files that make it do so.
var runners = map[string][]struct{ path, content string }{
	"pre-commit": {{".pre-commit-config.yaml", "pre-commit.yaml"}},
	"github":     {{".github/workflows/grants.yml", "github-lint.yml"}, {".github/workflows/access.yml", "github-plan.yml"}},
	"gitlab":     {{"grants.gitlab-ci.yml", "gitlab.yml"}},
}

// Runners are the names that Runner takes, in the order in which they are told.
func Runners() []string { return []string{"pre-commit", "github", "gitlab"} }

// MCP is the set-up of a server of the Model Context Protocol whose clients register themselves: that of examples/mcp.
const MCP = "mcp"

// Setups are the names that Project takes.
func Setups() []string { return []string{MCP} }

// Project is the files of a starting project: those of one of Setups, or of an API with applications where that is empty.
func Project(setup string) []File {
	files := []File{{Path: "grants.hcl", Content: content("grants.hcl")}}
	if setup == MCP {
		return append(files, File{Path: "mcp.grants.hcl", Content: content("mcp.grants.hcl")}, File{Path: "mcp.grantstest.hcl", Content: content("mcp.grantstest.hcl")})
	}
	return append(files, File{Path: "access.grants.hcl", Content: content("access.grants.hcl")})
}

// Runner is the files by which one of Runners runs the program on the project at path: slash-separated, from the root of the repository, "." for
// the root itself. They are those of docs/ci.md and docs/pull-requests.md.
func Runner(name, path string) ([]File, error) {
	made, known := runners[name]
	if !known {
		return nil, fmt.Errorf("there is no %q: expected %s", name, strings.Join(slices.Concat(Runners(), Setups()), ", "))
	}
	if path != "." && !isPlain(path) {
		return nil, fmt.Errorf("the project's path %q has characters that a shell or YAML reads: write the files for %s by hand", path, name)
	}
	var found []File
	for _, f := range made {
		found = append(found, File{Path: f.path, InRepository: true, Content: at(path, content(f.content))})
	}
	return found, nil
}

// isPlain reports whether a path can stand in a script as it is.
func isPlain(path string) bool {
	return !strings.HasPrefix(path, "-") && !strings.ContainsFunc(path, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("/._-", r))
	})
}

// at has the commands of the root's files work on the project at path.
func at(path, text string) string {
	if path == "." {
		return text
	}
	// The key keeps the comment's mark as the scripts look for it.
	return strings.NewReplacer(
		"grants plan --against", "grants plan "+path+" --key default --against",
		"grants lint ", "grants lint "+path+" ",
		"- id: grants-fmt", "- id: grants-fmt\n        args: ["+path+"]",
		"- id: grants-lint", "- id: grants-lint\n        args: ["+path+"]",
	).Replace(text)
}

func content(name string) string {
	b, err := files.ReadFile("files/" + name)
	if err != nil {
		panic(err) // it is built in
	}
	return string(b)
}

// Foreign finds among the names in a folder one that describes a tenant in another form, and the source that reads it there; empty where none does.
func Foreign(folder string, names []string) (name, source string) {
	for _, name := range slices.Sorted(slices.Values(names)) {
		switch {
		case name == "tenant.yaml" || name == "tenant.yml":
			return name, "a0deploy:" + path.Join(folder, name)
		case strings.HasSuffix(name, ".tf"):
			return name, "terraform:" + path.Clean(folder)
		}
	}
	return "", ""
}
