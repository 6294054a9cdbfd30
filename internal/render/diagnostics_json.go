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
			Ignored: findings.Ignored, Baseline: findings.Baseline,
		},
		Findings: make([]findingJSON, 0, len(findings.Diagnostics)+len(findings.Suppressed)),
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
		document.Findings = append(document.Findings, newFindingJSON(d, refs[d.Code]))
	}
	return writeJSON(w, document)
}

type findingsJSON struct {
	FormatVersion string        `json:"format_version"`
	Summary       summaryJSON   `json:"summary"`
	Findings      []findingJSON `json:"findings"`
}

type summaryJSON struct {
	Error    int `json:"error"`
	Warning  int `json:"warning"`
	Info     int `json:"info"`
	Ignored  int `json:"ignored"`
	Baseline int `json:"baseline"`
}

type findingJSON struct {
	Rule        string        `json:"rule"`
	Severity    string        `json:"severity"`
	Fingerprint string        `json:"fingerprint"`
	Address     string        `json:"address"`
	Key         string        `json:"key"`
	Message     string        `json:"message"`
	Detail      string        `json:"detail"`
	Hint        string        `json:"hint"`
	File        string        `json:"file"`
	Range       *rangeJSON    `json:"range"` // null where there is no source
	Also        []string      `json:"also"`
	Related     []relatedJSON `json:"related"`
	Fixes       []fixJSON     `json:"fixes"`
	Ignored     bool          `json:"ignored"`
	Reason      string        `json:"ignored_because"`
	Docs        []string      `json:"docs"`
}

type rangeJSON struct {
	Start posJSON `json:"start"`
	End   posJSON `json:"end"`
}

type posJSON struct {
	Line   int `json:"line"`
	Column int `json:"column"`
	Byte   int `json:"byte"`
}

type relatedJSON struct {
	Message string     `json:"message"`
	File    string     `json:"file"`
	Range   *rangeJSON `json:"range"`
}

type fixJSON struct {
	Title string     `json:"title"`
	Safe  bool       `json:"safe"`
	Edits []editJSON `json:"edits"`
}

type editJSON struct {
	File    string     `json:"file"`
	Range   *rangeJSON `json:"range"`
	NewText string     `json:"new_text"`
}

func newFindingJSON(d *diag.Diagnostic, docs []string) findingJSON {
	finding := findingJSON{
		Rule: d.Code, Severity: d.Severity.String(), Fingerprint: d.Fingerprint(), Address: d.Address, Key: d.Key,
		Message: d.Message, Detail: d.Detail, Hint: d.Hint, File: d.Range.File, Range: newRangeJSON(d.Range),
		Also: list(d.Also), Related: []relatedJSON{}, Fixes: []fixJSON{}, Docs: list(docs),
		Ignored: d.Ignored != "", Reason: d.Ignored,
	}
	for _, related := range d.Related {
		finding.Related = append(finding.Related, relatedJSON{related.Message, related.Range.File, newRangeJSON(related.Range)})
	}
	for _, fix := range d.Fixes {
		finding.Fixes = append(finding.Fixes, newFixJSON(fix))
	}
	return finding
}

func newFixJSON(fix diag.Fix) fixJSON {
	edits := make([]editJSON, 0, len(fix.Edits))
	for _, edit := range fix.Edits {
		edits = append(edits, editJSON{edit.Range.File, newRangeJSON(edit.Range), edit.NewText})
	}
	return fixJSON{Title: fix.Title, Safe: fix.Safe, Edits: edits}
}

func newRangeJSON(r diag.Range) *rangeJSON {
	if r.IsZero() {
		return nil
	}
	return &rangeJSON{Start: posJSON(r.Start), End: posJSON(r.End)}
}
