package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"grants/diag"
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

// workshop is a project of one file on disk, and what was said on standard error.
func workshop(t *testing.T) (s *session, p *project, file string, stderr *bytes.Buffer) {
	t.Helper()
	stderr = &bytes.Buffer{}
	dir := t.TempDir()
	file = filepath.Join(dir, "a.grants.hcl")
	if err := os.WriteFile(file, []byte(repaired), 0o666); err != nil {
		t.Fatal(err)
	}
	s = &session{env: Env{Stdout: &bytes.Buffer{}, Stderr: stderr, Dir: dir}}
	p, err := s.open(nil)
	if err != nil {
		t.Fatal(err)
	}
	return s, p, file, stderr
}

// replacing finds one text in the project's file and wants another in its place.
func replacing(safe bool, pairs ...string) finder {
	return func(p *project) []diag.Diagnostic {
		text := string(p.read("a.grants.hcl"))
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
			s, p, file, _ := workshop(t)
			_, err := s.fix(p, replacing(true, c.old, c.new), fixFlags{safe: true})
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
	s, p, file, _ := workshop(t)
	_, err := s.fix(p, replacing(false, "api.social", "api.sozial"), fixFlags{unsafe: true})
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
		find       finder
	}{
		{"that undo one another", "some fixes undo one another", replacing(false, `"read:posts"]
}`, `"write:posts"]
}`, `"write:posts"]
}`, `"read:posts"]
}`)},
		{"that always find something", "stopped after 10 rounds", replacing(false, "\n}\n", "\n\n}\n")},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, p, _, stderr := workshop(t)
			if _, err := s.fix(p, c.find, fixFlags{unsafe: true}); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(stderr.String(), c.want) {
				t.Errorf("standard error has %q, want %q", stderr, c.want)
			}
		})
	}
}
