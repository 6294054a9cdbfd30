package plan

import (
	"strconv"
	"strings"

	"grants/diag"
	"grants/internal/render/markdown"
)

// notes are the plan's diagnostics as a list, in at most so many bytes.
func (m *markdownWriter) notes(bytes int) string {
	var out strings.Builder
	shown, more := shownNotes(worstFirst(m.plan))
	for n, finding := range shown {
		line := m.note(finding)
		if out.Len()+len(line)+moreReserve > bytes {
			more += len(shown) - n
			break
		}
		out.WriteString(line)
	}
	if more > 0 {
		out.WriteString("- and " + strconv.Itoa(more) + " more: see the JSON, `grants plan -o json`\n")
	}
	if out.Len() > 0 {
		return "\n" + out.String()
	}
	return ""
}

func (m *markdownWriter) note(finding *diag.Finding) string {
	details := m.name(finding.Rule)
	if at := notePlace(finding); at != "" {
		details += ", " + m.name(at)
	}
	return "- " + severityOf(finding).String() + ": " + markdown.Fitted(m.cell, finding.Message, markdown.Prose) + " (" + details + ")\n"
}
