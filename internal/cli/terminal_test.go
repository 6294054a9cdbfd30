//go:build linux

package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
	"testing"
	"unsafe"
)

// On a terminal a matrix is a table, and what is read there fits into it.
func TestOutputsFitTheTerminal(t *testing.T) {
	for _, c := range []struct {
		columns int
		args    string
		want    string
	}{
		{120, "matrix examples/social-media", "APPLICATION      API         ACTING     ACCESS  BECAUSE OF        SCOPES\n"},
		{60, "matrix examples/social-media", "application.web\n  api.social for users: 2 of 4, client_grant.web\n    read:posts write:posts\n"},
		{60, "plan testdata/plan/h1/head --against dir:testdata/plan/h1/base", "  high      zenith → orders, for users\n            + read:orders   third party\n"},
		{60, "matrix -o json examples/social-media", "\"format_version\""},
		{0, "matrix examples/social-media", "APPLICATION "},
	} {
		t.Run(fmt.Sprintf("%d columns, %s", c.columns, c.args), func(t *testing.T) {
			out := onTerminal(t, c.columns, strings.Fields(c.args)...)
			if !strings.Contains(out, c.want) {
				t.Errorf("got\n%swant\n%s", out, c.want)
			}
		})
	}
}

// onTerminal is what a command prints on a terminal of some columns, 0 for one that does not know.
func onTerminal(t *testing.T, columns int, args ...string) string {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skip("there are no pseudo terminals here: ", err)
	}
	var unlock, number uint32
	control(t, master, syscall.TIOCSPTLCK, unsafe.Pointer(&unlock))
	control(t, master, syscall.TIOCGPTN, unsafe.Pointer(&number))
	control(t, master, syscall.TIOCSWINSZ, unsafe.Pointer(&[4]uint16{24, uint16(columns)}))
	terminal, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	seen := make(chan string)
	go func() {
		out, _ := io.ReadAll(master) // ends with an error when the other side is closed
		seen <- strings.ReplaceAll(string(out), "\r\n", "\n")
	}()
	var stderr bytes.Buffer
	Main(args, Env{Stdin: strings.NewReader(""), Stdout: terminal, Stderr: &stderr, Environ: []string{"NO_COLOR=1"}, Dir: repository})
	if err := terminal.Close(); err != nil {
		t.Error(err)
	}
	defer master.Close()
	if stderr.Len() > 0 {
		t.Errorf("standard error has %s", &stderr)
	}
	return <-seen
}

func control(t *testing.T, f *os.File, request uintptr, argument unsafe.Pointer) {
	t.Helper()
	if _, _, code := syscall.Syscall(syscall.SYS_IOCTL, f.Fd(), request, uintptr(argument)); code != 0 {
		t.Skip("this is no pseudo terminal: ", code)
	}
}
