package render

import "strings"

// unarmed is a line that gives no commands to a runner of GitHub Actions, which takes them from what programs print: the old form anywhere in a
// line, and the new one at its start
// (https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs).
func unarmed(line string) string {
	line = strings.ReplaceAll(line, "##[", `#\x23[`)
	if text := strings.TrimLeft(line, " "); strings.HasPrefix(text, "::") {
		return line[:len(line)-len(text)] + `\x3a` + text[1:]
	}
	return line
}
