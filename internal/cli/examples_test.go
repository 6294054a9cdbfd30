package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"grants/internal/golden"
)

// TestExamplesHaveTheirMatrix holds every example to the matrix and the findings beside it, and to tests of its own.
func TestExamplesHaveTheirMatrix(t *testing.T) {
	folders, err := filepath.Glob("../../examples/*")
	if err != nil || len(folders) < 4 {
		t.Fatalf("examples: %v, %v", folders, err)
	}
	for _, folder := range folders {
		if name := filepath.Base(folder); name == "deploy" || name == "chains" { // a program, and projects of their own
			continue
		}
		t.Run(filepath.Base(folder), func(t *testing.T) {
			if page := filepath.Join(folder, "README.md"); isFile(page) { // in another form, with what its page shows
				content, err := os.ReadFile(page)
				if err != nil {
					t.Fatal(err)
				}
				golden.Check(t, page, []byte(transcribe(t, folder, string(content))))
				return
			}
			golden.Check(t, filepath.Join(folder, "matrix.json"), stdoutOf(t, folder, exitAnswered, "matrix"))
			golden.Check(t, filepath.Join(folder, "report.html"), stdoutOf(t, folder, exitAnswered, "matrix", "-o", "html"))
			want := exitAnswered
			if findings, _ := os.ReadFile(filepath.Join(folder, "lint.txt")); bytes.Contains(findings, []byte("error[")) {
				want = exitGate
			}
			golden.Check(t, filepath.Join(folder, "lint.txt"), stdoutOf(t, folder, want, "lint", "--show", "info"))
			stdoutOf(t, folder, exitAnswered, "test")
			stdoutOf(t, folder, exitAnswered, "fmt", "--check")
		})
	}
}

// TestExamplesOfChainsHold holds them to tests of their own; what lint finds there is for TestEachMissingLinkIsFoundAndDecides.
func TestExamplesOfChainsHold(t *testing.T) {
	folders, err := filepath.Glob("../../examples/chains/*")
	if err != nil || len(folders) != len(setups)-1 {
		t.Fatalf("examples: %v, %v", folders, err)
	}
	for _, folder := range folders {
		stdoutOf(t, folder, exitAnswered, "test")
		stdoutOf(t, folder, exitAnswered, "fmt", "--check")
	}
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

func stdoutOf(t *testing.T, dir string, want int, args ...string) []byte {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code := Main(args, Env{Stdin: bytes.NewReader(nil), Stdout: &stdout, Stderr: &stderr, Dir: dir})
	if code != want {
		t.Errorf("grants %q in %s: exit %d, want %d\n%s", args, dir, code, want, &stderr)
	}
	return stdout.Bytes()
}
