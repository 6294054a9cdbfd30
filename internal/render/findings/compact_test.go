package findings

import (
	"bytes"
	"regexp"
	"testing"
)

var compactLine = regexp.MustCompile(`^(grants|[^:]+:[1-9][0-9]*:[1-9][0-9]*): (error|warning|info): .+ \[[a-z-]+\]$`)

func validateCompact(t *testing.T, document []byte, findings *Report) {
	lines := bytes.Split(document, []byte("\n"))
	if last := len(lines) - 1; last != len(findings.Diagnostics) || len(lines[last]) != 0 {
		t.Errorf("%d lines, want one for each of %d findings", last, len(findings.Diagnostics))
	}
	for _, line := range lines[:len(lines)-1] {
		if !compactLine.Match(line) {
			t.Errorf("not FILE:LINE:COLUMN: SEVERITY: MESSAGE [RULE]: %q", line)
		}
	}
}
