package manual

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"grants/internal/render/text"
)

// The columns of help where it is written to no terminal, and the least that are worth wrapping at.
const (
	helpColumns      = 100
	leastHelpColumns = 40
)

// writeHelp writes what a command is for, examples, its flags in groups, and its exit codes.
func writeHelp(command *cobra.Command, width int) {
	if width == 0 {
		width = helpColumns
	}
	width = max(width, leastHelpColumns)
	var b strings.Builder
	b.WriteString(reflowed(strings.TrimSpace(cmp.Or(command.Long, command.Short)), width))
	fmt.Fprintf(&b, "\nUsage:\n  %s\n", usage(command))
	if examples := pages[command.Name()].examples; len(examples) > 0 {
		b.WriteString("\nExamples:\n")
		for _, example := range examples {
			fmt.Fprintf(&b, "  %s\n%s", example.command, hanging("      ", example.what, width))
		}
	}
	if command.HasAvailableSubCommands() {
		b.WriteString("\nCommands:\n" + commandsOf(command, width))
	}
	for _, section := range sectionsOf(command) {
		if section.flags.HasAvailableFlags() {
			fmt.Fprintf(&b, "\n%s:\n%s", section.title, section.flags.FlagUsagesWrapped(width))
		}
	}
	b.WriteString("\nExit codes:\n")
	for _, exit := range Exits(command) {
		b.WriteString(hanging(fmt.Sprintf("  %d  ", exit.Code), exit.When, width))
	}
	if command.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n%s COMMAND -h tells all about a command.\n", command.CommandPath())
	}
	fmt.Fprint(command.OutOrStdout(), b.String()) // the writer keeps its error
}

func usage(command *cobra.Command) string {
	if command.HasAvailableSubCommands() && command == command.Root() {
		return command.CommandPath() + " COMMAND"
	}
	return command.UseLine()
}

func commandsOf(command *cobra.Command, width int) string {
	var b strings.Builder
	longest := 0
	for _, sub := range command.Commands() {
		longest = max(longest, len(sub.Name()))
	}
	for _, sub := range command.Commands() {
		if sub.IsAvailableCommand() || sub.Name() == "help" {
			b.WriteString(hanging(fmt.Sprintf("  %-*s  ", longest, sub.Name()), sub.Short, width))
		}
	}
	return b.String()
}

// hanging is words behind what a line begins with, and below each other from there.
func hanging(start, words string, width int) string {
	var b strings.Builder
	for i, line := range text.Wrap(words, width-text.Columns(start)) {
		if i > 0 {
			start = strings.Repeat(" ", text.Columns(start))
		}
		b.WriteString(start + line + "\n")
	}
	return b.String()
}

// reflowed is a text whose paragraphs fit. Lines that are indented are a list, and stay lines.
func reflowed(paragraphs string, width int) string {
	var b strings.Builder
	paragraph := ""
	end := func() {
		if paragraph != "" {
			b.WriteString(hanging("", paragraph, width))
			paragraph = ""
		}
	}
	for line := range strings.Lines(paragraphs) {
		line = strings.TrimRight(line, "\n")
		switch words := strings.TrimLeft(line, " \t"); {
		case words == "":
			end()
			b.WriteString("\n")
		case words != line:
			end()
			b.WriteString(item(line, width))
		default:
			paragraph = strings.TrimSpace(paragraph + " " + line)
		}
	}
	end()
	return b.String()
}

// item is a line of a list: a term, a gap, and what it means, which goes on below itself.
func item(line string, width int) string {
	if len(line) <= width {
		return line + "\n"
	}
	term, _, _ := strings.Cut(strings.TrimLeft(line, " "), "  ")
	start := strings.Index(line, term) + len(term)
	for start < len(line) && line[start] == ' ' {
		start++
	}
	if start >= len(line) || width-start < leastHelpColumns/2 {
		return line + "\n"
	}
	return hanging(line[:start], line[start:], width)
}
