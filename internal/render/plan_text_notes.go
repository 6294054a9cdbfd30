package render

import (
	"fmt"
	"strings"

	"grants/diag"
)

// maxNotes is how many notes people read; JSON has them all.
const maxNotes = 10

// notes are the plan's diagnostics, worst first among those that fit.
func (t *planText) notes() {
	if len(t.plan.Diagnostics) == 0 {
		return
	}
	t.line("%s", t.paint(bold, "Notes"))
	shown := 0
	for _, severity := range []diag.Severity{diag.Error, diag.Warning, diag.Info} {
		for i := range t.plan.Diagnostics {
			if note := &t.plan.Diagnostics[i]; note.Severity == severity.String() && shown < maxNotes {
				t.note(note, severity)
				shown++
			}
		}
	}
	if rest := len(t.plan.Diagnostics) - shown; rest > 0 {
		t.line("  and %d more", rest)
	}
}

func (t *planText) note(note *diag.Finding, severity diag.Severity) {
	message := plain(note.Message) + " [" + plain(note.Rule) + "]"
	if note.Range != nil {
		message = t.beside(message, fmt.Sprintf("%s:%d", plain(note.File), note.Range.Start.Line))
	}
	t.line("  %s%s%s", t.paint(severityPaint(severity), note.Severity), strings.Repeat(" ", labelColumns-len(note.Severity)), message)
}
