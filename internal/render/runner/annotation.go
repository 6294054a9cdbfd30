package runner

import (
	"strings"

	"grants/diag"
)

// MaxAnnotations is one less than what GitHub shows of each kind for a step; it drops more without a word, and the last place is for saying so.
const MaxAnnotations = 9

// Command is the workflow command for a severity.
func Command(severity diag.Severity) string {
	switch severity {
	case diag.Error:
		return "error"
	case diag.Warning:
		return "warning"
	case diag.Info:
		return "notice"
	}
	panic("no annotation for " + severity.String())
}

// The escapes are those of https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts: whoever could end a line or a property
// could give commands to the runner.
var (
	workflowTexts      = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	workflowProperties = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// Message is a text as the message of a command, whatever lines it has.
func Message(text string) string { return workflowTexts.Replace(text) }

// Property is a value as a property of a command.
func Property(value string) string { return workflowProperties.Replace(value) }
