package findings

import (
	"fmt"
	"io"

	"grants/internal/render/runner"
	"grants/internal/render/text"
)

// Compact writes a line for each finding, in the form of compilers: editors, grep and problem matchers know it. Columns count code
// points, as everywhere that people read them. Without findings there is no output.
func Compact(w io.Writer, findings *Report) error {
	out := text.NewWriter(w)
	for i := range findings.Diagnostics {
		d := &findings.Diagnostics[i]
		where := "grants" // what compilers write where they speak of no file
		if !d.Range.IsZero() {
			where = position(findings.place(d.Range.File), d.Range)
		}
		more := ""
		if n := len(d.Also); n > 0 {
			more = fmt.Sprintf(" (and %d more)", n)
		}
		_, _ = out.WriteString(runner.UnarmedLine(fmt.Sprintf("%s: %s: %s%s [%s]", where, d.Severity, headline(d), more, text.Plain(d.Code)))) // Flush returns the error
		_ = out.WriteByte('\n')
	}
	return out.Flush()
}
