// Package manual is what the program says about how it is called: help with examples, groups of flags and exit codes, and what is wrong with a command line.
package manual

import (
	"cmp"

	"github.com/spf13/cobra"
)

// page is what help says about a command.
type page struct {
	examples []example
	gate     string // when the exit code is 1; empty where it never is
	failure  string // when it is 2, beyond wrong usage; empty for unreadable input
}

type example struct{ command, what string }

// Exit is an exit code and when a command ends with it.
type Exit struct {
	Code int
	When string
}

// Exits are the exit codes of a command.
func Exits(command *cobra.Command) []Exit {
	about := pages[command.Name()]
	exits := []Exit{{0, "answered"}}
	if about.gate != "" {
		exits = append(exits, Exit{1, "answered, and " + about.gate})
	}
	return append(exits, Exit{2, "could not answer: " + cmp.Or(about.failure, "wrong usage, or something that can't be read")})
}

// Examples are the command lines that help shows for a command.
func Examples(command *cobra.Command) []string {
	var lines []string
	for _, example := range pages[command.Name()].examples {
		lines = append(lines, example.command)
	}
	return lines
}

// Apply gives a program's commands their help, as wide as a function says: the columns of a terminal, 0 where there is none.
func Apply(root *cobra.Command, width func() int) {
	root.SetHelpFunc(func(command *cobra.Command, _ []string) { writeHelp(command, width()) })
	for _, command := range root.Commands() {
		for i, example := range pages[command.Name()].examples {
			if i > 0 {
				command.Example += "\n"
			}
			command.Example += "  " + example.command + "\n      " + example.what
		}
	}
}
