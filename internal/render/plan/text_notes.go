package plan

import (
	"strings"

	"grants/diag"
	"grants/internal/render/text"
)

// maxNotes is how many notes people read; JSON has them all.
const maxNotes = 10

// notes are the plan's diagnostics, worst first.
func (t *textWriter) notes() {
	all := worstFirst(t.plan)
	if len(all) == 0 {
		return
	}
	t.line("%s", t.Paint(text.Bold, "Notes"))
	shown, more := shownNotes(all)
	for _, note := range shown {
		t.note(note)
	}
	if more > 0 {
		t.line("  and %d more", more)
	}
}

func (t *textWriter) note(note *diag.Finding) {
	severity := severityOf(note)
	message := text.Plain(note.Message) + " [" + text.Plain(note.Rule) + "]"
	if at := notePlace(note); at != "" {
		message = t.beside(message, text.Plain(at))
	}
	label := t.Paint(text.SeverityColor(severity), severity.String()) + strings.Repeat(" ", labelColumns-len(severity.String()))
	t.hang("  "+label, messageColumn+2, message)
}
