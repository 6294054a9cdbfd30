package render

import (
	"bytes"
	"io"
	"slices"

	"grants/diag"
	"grants/lint"
)

// DiagnosticsJSON writes findings in the shape of the schema lint, one after the other: of tens of thousands, one at a time is in memory as JSON.
func DiagnosticsJSON(w io.Writer, findings *Findings) error {
	d := newDocument(w)
	d.rows = appendIndented(d.rows, "", findingsJSON{
		FormatVersion: findingsVersion,
		Summary: summaryJSON{
			Error: findings.Total.Error, Warning: findings.Total.Warning, Info: findings.Total.Info,
			Ignored: findings.Ignored, Baseline: findings.Baseline, Fixable: findings.Fixable,
		},
	})
	d.rows = bytes.TrimSuffix(d.rows, []byte("\n}"))
	refs := map[string][]string{}
	for _, rule := range lint.Rules() {
		refs[rule.ID] = rule.Refs
	}
	all := findings.Diagnostics
	if findings.Suppressed != nil {
		all = slices.Concat(all, findings.Suppressed)
		diag.Sort(all)
	}
	writeItems(d, "findings", slices.Values(all), func(b []byte, found diag.Diagnostic) []byte {
		finding := diag.NewFinding(&found, refs[found.Code])
		finding.Relocate(findings.place)
		return appendIndented(b, "    ", finding)
	})
	return d.finish()
}

// findingsJSON is what comes before the list of findings.
type findingsJSON struct {
	FormatVersion string      `json:"format_version"`
	Summary       summaryJSON `json:"summary"`
}

type summaryJSON struct {
	Error    int `json:"error"`
	Warning  int `json:"warning"`
	Info     int `json:"info"`
	Ignored  int `json:"ignored"`
	Baseline int `json:"baseline"`
	Fixable  int `json:"fixable"`
}

// findingsVersion is what the document starts with: the minor grows with additions, the major with what could break a reader.
const findingsVersion = "1.0"
