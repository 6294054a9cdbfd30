package findings

import (
	"fmt"
	"strings"

	"grants/diag"
	"grants/internal/render/text"
)

// headline is a finding in one line that is safe to print.
func headline(d *diag.Diagnostic) string {
	if d.Hint == "" {
		return text.Plain(d.Message)
	}
	return text.Plain(d.Message) + "; " + text.Plain(d.Hint)
}

// paragraphs is what there is to say beyond the headline, in lines that are safe to print.
func paragraphs(d *diag.Diagnostic) []string {
	var lines []string
	for line := range strings.Lines(d.Detail) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, text.Plain(line))
		}
	}
	if len(d.Also) > 0 {
		lines = append(lines, "The same is true of "+text.Plain(text.SomeOf(d.Also, maxAlso))+".")
	}
	return lines
}

// inSentences is the headline and what there is to say beyond it, on one line.
func inSentences(d *diag.Diagnostic) string {
	text := sentence(headline(d))
	for _, line := range paragraphs(d) {
		text += " " + sentence(line)
	}
	return text
}

// fixTitle is what a fix does, in words that are safe to print.
func fixTitle(fix diag.Fix) string {
	if fix.Safe {
		return text.Plain(fix.Title)
	}
	return text.Plain(fix.Title) + " (may change who has access)"
}

func sentence(text string) string {
	if strings.HasSuffix(text, ".") || strings.HasSuffix(text, "?") || strings.HasSuffix(text, "!") {
		return text
	}
	return text + "."
}

// maxAlso is the number of further objects that are named. One block can have thousands of instances.
const maxAlso = 5

// story is a finding as a text of several lines: the headline, what it means, and the places that explain it, whose files are called as named.
func story(d *diag.Diagnostic, named func(file string) string) string {
	lines := append([]string{headline(d)}, paragraphs(d)...)
	for _, related := range d.Related {
		line := text.Plain(related.Message)
		if !related.Range.IsZero() {
			line = position(named(related.Range.File), related.Range) + ": " + line
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// position is file:line:column.
func position(file string, r diag.Range) string {
	return fmt.Sprintf("%s:%d:%d", text.Plain(file), r.Start.Line, r.Start.Column)
}
