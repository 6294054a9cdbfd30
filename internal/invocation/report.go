package invocation

import (
	"grants/diag"
	"grants/internal/project"
	"grants/internal/render/findings"
	"grants/internal/repair"
)

// ReportOf is the findings of a project with those left out that are not to be shown.
func ReportOf(p *project.Project, found []diag.Diagnostic, show diag.Severity) *findings.Report {
	report := &findings.Report{Rules: RulesOf(p), Files: p.Files, Torn: p.Torn(), Source: p.Read, Place: p.Place}
	var counted []diag.Diagnostic
	for _, d := range found {
		d.Fixes = repair.Offered(p, d.Fixes)
		to := &report.Diagnostics
		if d.Ignored != "" {
			to = &report.Suppressed
			report.Ignored++
		} else {
			report.Total.Add(d.Severity)
			counted = append(counted, d)
		}
		if d.Severity >= show {
			*to = append(*to, d)
		}
	}
	report.Fixable = repair.Fixable(p, counted)
	return report
}
