package cli

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/hashicorp/go-multierror"

	"grants/internal/invocation"
)

// broken is a stream that does what it is told when it is written to.
type broken func() (int, error)

func (b broken) Write([]byte) (int, error) { return b() }

func TestAPanicIsAnInternalErrorInOneSentence(t *testing.T) {
	var stderr bytes.Buffer
	code := Main([]string{"version"}, Env{Stdout: broken(func() (int, error) { panic("index out of range\ngoroutine 1") }), Stderr: &stderr})
	if code != 2 {
		t.Errorf("exit code is %d, want 2", code)
	}
	want := "grants: internal error: index out of range goroutine 1\nThis is a bug in grants "
	if got := stderr.String(); !strings.HasPrefix(got, want) || strings.Contains(got, ".go:") {
		t.Errorf("got %q, want %q and no trace", got, want)
	}
}

func TestAResultThatCannotBeWrittenIsAFailure(t *testing.T) {
	for _, args := range [][]string{
		{"version"}, {"rules"}, {"rules", "syntax"}, {"schema", "lint"}, {"completion", "bash"}, {"--help"}, {"--version"},
		{"lint", "../../examples/social-media"}, {"matrix", "../../examples/social-media"},
	} {
		var stderr bytes.Buffer
		code := Main(args, Env{Stdout: broken(func() (int, error) { return 0, errors.New("file already closed") }), Stderr: &stderr})
		if code != 2 || !strings.Contains(stderr.String(), "file already closed") {
			t.Errorf("%s: exit code %d and %q, want 2 and the reason", strings.Join(args, " "), code, stderr.String())
		}
	}
}

func TestPathsStartAtTheWorkingDirectoryOfTheRun(t *testing.T) {
	var stdout, stderr bytes.Buffer
	env := Env{Stdin: strings.NewReader(""), Stdout: &stdout, Stderr: &stderr, Dir: "../../examples"}
	if code := Main([]string{"-C", "social-media", "lint"}, env); code != 0 {
		t.Errorf("exit code is %d, want 0: %s", code, stderr.String())
	}
	if got, want := stdout.String(), "2 info in 1 file (2 info not shown: --show info)\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSeveralFailuresAreALineEach(t *testing.T) {
	var stderr bytes.Buffer
	s := &session{&invocation.Run{Env: Env{Stderr: &stderr}}}
	code := s.exitCode(multierror.Append(nil, errors.New("read a: gone"), errors.New("read b:\n gone")))
	if want := "grants: read a: gone\ngrants: read b:  gone\n"; code != 2 || stderr.String() != want {
		t.Errorf("got exit code %d and %q, want 2 and %q", code, stderr.String(), want)
	}
}

func BenchmarkVersion(b *testing.B) {
	for b.Loop() {
		Main([]string{"version"}, Env{Stdout: io.Discard, Stderr: io.Discard})
	}
}
