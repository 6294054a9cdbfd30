package findings

import (
	"slices"
	"testing"
)

// The elements of https://checkstyle.org/result_reports.html.
var checkstyleElements = map[string]element{
	"checkstyle": {required: []string{"version"}, children: []string{"file"}},
	"file":       {required: []string{"name"}, children: []string{"error"}},
	"error":      {required: []string{"line", "severity", "message", "source"}, optional: []string{"column"}},
}

func validateCheckstyle(t *testing.T, document []byte, findings *Report) {
	root, errors := parseXML(t, document, checkstyleElements), 0
	for _, file := range root.Children {
		for _, e := range file.Children {
			errors++
			if e.number(t, "line") < 1 || e.number(t, "column") < 1 || !slices.Contains([]string{"error", "warning", "info"}, e.attr("severity")) {
				t.Errorf("an error has line %s, column %s, severity %q", e.attr("line"), e.attr("column"), e.attr("severity"))
			}
		}
	}
	if errors != len(findings.Diagnostics) {
		t.Errorf("%d errors, want %d", errors, len(findings.Diagnostics))
	}
}
