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
	shown, more := shownNotes(all)
	for _, note := range shown {
		t.note(note)
	}
	if more > 0 {
		t.line("  and %d more", more)
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
