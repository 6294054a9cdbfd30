//go:build unix

package cli

import (
	"errors"
	"os"
	"os/exec"
	"syscall"
	"testing"
)

// A reader that leaves early, such as head, ends the program as the shell expects: by SIGPIPE and without a word.
func TestAReaderThatLeavesEndsTheProgramQuietly(t *testing.T) {
	grants, err := exec.LookPath("grants")
	if err != nil {
		t.Skip("only under TestMain")
	}
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := reader.Close(); err != nil {
		t.Fatal(err)
	}
	command := exec.Command(grants, "rules")
	command.Stdout = writer
	stderr, err := command.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	message := make([]byte, 1024)
	n, _ := stderr.Read(message) // the end of the stream is what we hope for
	if n > 0 {
		t.Errorf("standard error has %q, want nothing", message[:n])
	}
	var exit *exec.ExitError
	if err := command.Wait(); !errors.As(err, &exit) || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGPIPE {
		t.Errorf("the program ended with %v, want SIGPIPE", err)
	}
}
