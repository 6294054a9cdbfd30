package render

import (
	"strings"

	"grants/diag"
)

// maxNotes is how many notes people read; JSON has them all.
const maxNotes = 10

// notes are the plan's diagnostics, worst first.
func (t *planText) notes() {
	all := worstFirst(t.plan)
	if len(all) == 0 {
		return
	}
	t.line("%s", t.paint(bold, "Notes"))
	for _, note := range all[:min(len(all), maxNotes)] {
		t.note(note)
	}
	if rest := len(all) - maxNotes; rest > 0 {
		t.line("  and %d more", rest)
	}
}

func (t *planText) note(note *diag.Finding) {
	severity := severityOf(note)
	message := plain(note.Message) + " [" + plain(note.Rule) + "]"
	if at := notePlace(note); at != "" {
		message = t.beside(message, plain(at))
	}
	label := t.paint(severityPaint(severity), severity.String()) + strings.Repeat(" ", labelColumns-len(severity.String()))
	t.line("  %s%s", label, message)
}
