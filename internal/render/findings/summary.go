package findings

import (
	"fmt"
	"strings"

	"grants/diag"
	"grants/internal/english"
)

// summary is the sentence that counts the findings, and says what is not shown.
func summary(findings *Report) string {
	shown := Count(findings.Diagnostics)
	line := findings.Total.String()
	if findings.Files > 0 {
		line += " in " + english.Plural(findings.Files, "file", "files")
	}
	hidden := Counts{findings.Total.Error - shown.Error, findings.Total.Warning - shown.Warning, findings.Total.Info - shown.Info}
	var notes []string
	if hidden != (Counts{}) {
		notes = append(notes, hidden.String()+" not shown: --show "+lowest(hidden))
	}
	if findings.Ignored > 0 {
		notes = append(notes, fmt.Sprintf("%d ignored: --no-ignores", findings.Ignored))
	}
	if findings.Baseline > 0 {
		notes = append(notes, fmt.Sprintf("%d in baseline", findings.Baseline))
	}
	if notes != nil {
		line += " (" + strings.Join(notes, ", ") + ")"
	}
	if findings.Fixable > 0 {
		line += fmt.Sprintf("; %d fixable", findings.Fixable)
	}
	return line
}

// lowest is the least severity of which there are findings.
func lowest(c Counts) string {
	switch {
	case c.Info > 0:
		return diag.Info.String()
	case c.Warning > 0:
		return diag.Warning.String()
	}
	return diag.Error.String()
}

// String is the counts that are not zero: 3 errors, 2 warnings.
func (c Counts) String() string {
	var parts []string
	for _, part := range []struct {
		n         int
		one, many string
	}{{c.Error, "error", "errors"}, {c.Warning, "warning", "warnings"}, {c.Info, "info", "info"}} {
		if part.n > 0 {
			parts = append(parts, english.Plural(part.n, part.one, part.many))
		}
	}
	if parts == nil {
		return "no findings"
	}
	return strings.Join(parts, ", ")
}
