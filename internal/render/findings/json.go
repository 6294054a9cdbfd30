package findings

import (
	"bytes"
	"io"
	"slices"

	"grants/diag"
	"grants/internal/render/document"
	"grants/internal/render/rulepage"
)

// JSON writes findings in the shape of the schema lint, one after the other: of tens of thousands, one at a time is in memory as JSON.
func JSON(w io.Writer, findings *Report) error {
	d := document.New(w)
	d.Rows = document.AppendIndented(d.Rows, "", reportJSON{
		FormatVersion: formatVersion,
		Summary: summaryJSON{
			Error: findings.Total.Error, Warning: findings.Total.Warning, Info: findings.Total.Info,
			Ignored: findings.Ignored, Baseline: findings.Baseline, Fixable: findings.Fixable,
		},
	})
	d.Rows = bytes.TrimSuffix(d.Rows, []byte("\n}"))
	sources := rulepage.Sources(findings.Rules)
	all := findings.Diagnostics
	if findings.Suppressed != nil {
		all = slices.Concat(all, findings.Suppressed)
		diag.Sort(all)
	}
	document.WriteItems(d, "findings", slices.Values(all), func(b []byte, found diag.Diagnostic) []byte {
		finding := diag.NewFinding(&found, sources[found.Code])
		finding.Relocate(findings.place)
		return document.AppendIndented(b, "    ", finding)
	})
	return d.Finish()
}

// reportJSON is what comes before the list of findings.
type reportJSON struct {
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

// formatVersion is what the document starts with: the minor grows with additions, the major with what could break a reader.
const formatVersion = "1.0"
