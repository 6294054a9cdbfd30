//go:build unix && !race

package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Saved plans that ask for more memory or time than their bytes warrant, or for more output. Each is rendered by a process of its own.
func TestHostilePlansAreRefusedWithinBounds(t *testing.T) {
	if testing.Short() {
		t.Skip("reads many large documents")
	}
	grants, err := exec.LookPath("grants")
	if err != nil {
		t.Skip("only under TestMain")
	}
	good, err := os.ReadFile("../../testdata/plan/h2/want.json")
	if err != nil {
		t.Fatal(err)
	}
	const memory = 1 << 20 // KiB
	replaced := func(old, new string) string { return strings.Replace(string(good), old, new, 1) }
	const cause = `{"cause": "x", "address": "a", "scopes": [], "side": "base", "file": "", "line": 0, "message": "m"},`
	for _, c := range []struct{ name, document, want string }{
		{"a list without end outside", replaced(`"tool":`, `"x": [`+strings.Repeat("1,", 4_000_001)+`1], "tool":`), "has more values than the 4000000 that are read"},
		{"a list without end in an item", replaced(`"api":`, `"x": [`+strings.Repeat("[],", 4_000_001)+`1], "api":`), "has more values than the 4000000 that are read"},
		{"many causes", replaced(`"because": [`, `"because": [`+strings.Repeat(cause, 20_000)), ""},
		{"one long path", replaced(`"file": "`, `"file": "`+strings.Repeat("a/../", 1_000_000)), ""},
		{"long paths", replaced(`"because": [`, `"because": [`+strings.Repeat(strings.Replace(cause, `"file": "`, `"file": "`+strings.Repeat("a/", 50_000), 1), 100)), ""},
		{"a long number", replaced(`"line": `, `"line": 1`+strings.Repeat("0", 8_000_000)), "line is a number, expected integer"},
		{"an exponent", replaced(`"line": `, `"line": 1e999999999`), "line is "},
		{"a deep list", replaced(`"tool":`, `"x": `+strings.Repeat("[", 8_000_000)+strings.Repeat("]", 8_000_000)+`, "tool":`), "nested too deeply"},
		{"a deep object in an item", replaced(`"api":`, `"x": `+strings.Repeat(`{"a":`, 2_000_000)+"1"+strings.Repeat("}", 2_000_000)+`, "api":`), "nested too deeply"},
		{"much of little", folded(t, string(good), 20_000, strings.Repeat("s", 4_000_000)), "is too much: unfolded, a saved plan may have 64 GiB"},
		{"long keys", replaced(`"tool":`, `"`+strings.Repeat("k", 8_000_000)+`": 1, "tool":`), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			used, text := renderHostile(t, grants, c.document)
			if used > memory {
				t.Errorf("used %d MiB, want at most %d", used>>10, memory>>10)
			}
			if len(text) > 1000 || !strings.Contains(text, c.want) || c.want == "" && text != "" {
				t.Errorf("got %.1000q, want %q", text, c.want)
			}
		})
	}
}

func renderHostile(t *testing.T, grants, document string) (used int64, text string) {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "plan.json")
	if err := os.WriteFile(file, []byte(document), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, grants, "render", file)
	for _, format := range []string{"text", "markdown", "json", "github", "dotenv"} {
		command.Args = append(command.Args, "-o", format+"="+filepath.Join(dir, fmt.Sprint("out.", format)))
	}
	var stderr strings.Builder
	command.Stderr = &stderr
	err := command.Run()
	if exit := command.ProcessState; exit == nil || exit.ExitCode() != 0 && exit.ExitCode() != exitFailed {
		t.Fatalf("%v\n%.400s", err, stderr.String())
	}
	return command.ProcessState.SysUsage().(*syscall.Rusage).Maxrss, stderr.String()
}

// folded is a plan with an impact on many applications, in which a text stands.
func folded(t *testing.T, document string, applications int, text string) string {
	t.Helper()
	var p map[string]any
	if err := json.Unmarshal([]byte(document), &p); err != nil {
		t.Fatal(err)
	}
	impact := p["impacts"].([]any)[0].(map[string]any)
	delete(impact, "application")
	delete(impact, "client_id")
	impact["api"], impact["applications"] = text, slices.Repeat([]any{map[string]any{"application": "a", "client_id": nil}}, applications)
	out, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}
