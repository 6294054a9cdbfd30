// Package runner knows what a build's runner takes for commands in what programs print: GitHub's annotations, and text that gives none.
package runner

import (
	"regexp"
	"strings"
)

// oldCommand is the start of a command in the form that runners of GitHub Actions, Azure Pipelines and TeamCity look for anywhere in a line.
var oldCommand = regexp.MustCompile(`##([a-z]*\[)`)

// Unarmed is text whose lines give no commands to a build's runner, which takes them from what programs print: GitHub Actions in an old form
// anywhere in a line, and in a new one at its start, and others in forms like the old one
// (https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs,
// https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands, https://www.jetbrains.com/help/teamcity/service-messages.html).
func Unarmed(text string) string {
	if !strings.Contains(text, "::") && !strings.Contains(text, "##") {
		return text
	}
	var out strings.Builder
	for line := range strings.Lines(text) {
		out.WriteString(UnarmedLine(line))
	}
	return out.String()
}

// UnarmedLine is Unarmed for one line. After two colons comes the name of a command, and none starts with a third.
func UnarmedLine(line string) string {
	if strings.Contains(line, "##") {
		line = oldCommand.ReplaceAllString(line, `#\x23$1`)
	}
	if text := strings.TrimLeft(line, " \t"); strings.HasPrefix(text, "::") && !strings.HasPrefix(text, ":::") {
		return line[:len(line)-len(text)] + `\x3a` + text[1:]
	}
	return line
}
