package render

import (
	"io"
	"slices"

	"grants/diag"
	"grants/lint"
)

// DiagnosticsJSON writes findings in the shape of the schema lint.
func DiagnosticsJSON(w io.Writer, findings *Findings) error {
	document := findingsJSON{
		FormatVersion: FormatVersion,
		Summary: summaryJSON{
			Error: findings.Total.Error, Warning: findings.Total.Warning, Info: findings.Total.Info,
			Ignored: findings.Ignored, Baseline: findings.Baseline, Fixable: findings.Fixable,
		},
		Findings: make([]diag.Finding, 0, len(findings.Diagnostics)+len(findings.Suppressed)),
	}
	refs := map[string][]string{}
	for _, rule := range lint.Rules() {
		refs[rule.ID] = rule.Refs
	}
	all := slices.Concat(findings.Diagnostics, findings.Suppressed)
	if findings.Suppressed != nil {
		diag.Sort(all)
	}
	for i := range all {
		d := &all[i]
		document.Findings = append(document.Findings, diag.NewFinding(d, refs[d.Code]))
	}
	return writeJSON(w, document)
}

type findingsJSON struct {
	FormatVersion string         `json:"format_version"`
	Summary       summaryJSON    `json:"summary"`
	Findings      []diag.Finding `json:"findings"`
}

type summaryJSON struct {
	Error    int `json:"error"`
	Warning  int `json:"warning"`
	Info     int `json:"info"`
	Ignored  int `json:"ignored"`
	Baseline int `json:"baseline"`
	Fixable  int `json:"fixable"`
}
