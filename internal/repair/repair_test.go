package repair

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"grants/diag"
	"grants/internal/project"
	"grants/internal/source"
)

const repaired = `api "social" {
  identifier = "https://social.example.com"
  scopes     = ["read:posts", "write:posts"]
}
application "web" { app_type = "non_interactive" }
client_grant "web" {
  client_id    = application.web
  audience     = api.social
  subject_type = "client"
  scopes       = ["read:posts"]
}
`

// workshop is a project of one file on disk.
func workshop(t *testing.T) (p *project.Project, file string) {
	t.Helper()
	dir := t.TempDir()
	file = filepath.Join(dir, "a.grants.hcl")
	if err := os.WriteFile(file, []byte(repaired), 0o666); err != nil {
		t.Fatal(err)
	}
	src, err := source.Open(dir, ".")
	if err != nil {
		t.Fatal(err)
	}
	if p, err = compileAnew(src); err != nil {
		t.Fatal(err)
	}
	return p, file
}

func compileAnew(src *source.Project) (*project.Project, error) {
	return project.Load(src, project.Options{})
}

// replacing finds one text in the project's file and wants another in its place.
func replacing(safe bool, pairs ...string) Finder {
	return func(p *project.Project) []diag.Diagnostic {
		text := string(p.Read("a.grants.hcl"))
		for i := 0; i < len(pairs); i += 2 {
			if at := strings.Index(text, pairs[i]); at >= 0 {
				where := diag.Range{File: "a.grants.hcl", Start: diag.Pos{Line: 1, Column: 1, Byte: at}, End: diag.Pos{Byte: at + len(pairs[i])}}
				fix := diag.Fix{Title: "replace", Safe: safe, Edits: []diag.Edit{{Range: where, NewText: pairs[i+1]}}}
				return []diag.Diagnostic{{Code: "made-up", Severity: diag.Error, Message: "made up", Range: where, Fixes: []diag.Fix{fix}}}
			}
		}
		return nil
	}
}

func content(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestRepairsThatAreWronglyCalledSafeAreRefused(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"access", `["read:posts"]`, `["write:posts"]`, "would change what application.web can get from api.social (client)"},
		{"a name", `https://social.`, `https://other.`, "would change the APIs"},
		{"what compiles", `api.social`, `api.sozial`, "would change what compiles"},
		{"what parses", `"client"`, `"client`, "would change what compiles"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, file := workshop(t)
			err := New(p, replacing(true, c.old, c.new), compileAnew, "v1.2.3").Run(false)
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "a.grants.hcl:1:1: the fix of made-up") {
				t.Errorf("got %v, want an error that has %q and names the fix", err, c.want)
			}
			if got := content(t, file); got != repaired {
				t.Errorf("the file is now\n%s", got)
			}
		})
	}
}

func TestUnsafeRepairsMustCompile(t *testing.T) {
	p, file := workshop(t)
	err := New(p, replacing(false, "api.social", "api.sozial"), compileAnew, "v1.2.3").Run(true)
	if err == nil || !strings.Contains(err.Error(), "would not compile") {
		t.Errorf("got %v, want an error about what does not compile", err)
	}
	if got := content(t, file); got != repaired {
		t.Errorf("the file is now\n%s", got)
	}
}

func TestRepairsEnd(t *testing.T) {
	for _, c := range []struct {
		name, want string
		find       Finder
	}{
		{"that undo one another", "some fixes undo one another", replacing(false, `"read:posts"]
}`, `"write:posts"]
}`, `"write:posts"]
}`, `"read:posts"]
}`)},
		{"that always find something", "stopped after 10 rounds", replacing(false, "\n}\n", "\n\n}\n")},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, _ := workshop(t)
			r := New(p, c.find, compileAnew, "v1.2.3")
			if err := r.Run(true); err != nil {
				t.Fatal(err)
			}
			if notes := strings.Join(r.Notes, "\n"); !strings.Contains(notes, c.want) {
				t.Errorf("it says %q, want %q", notes, c.want)
			}
		})
	}
}
