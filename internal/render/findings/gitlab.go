package findings

import (
	"io"

	"grants/diag"
	"grants/internal/render/document"
)

// GitLab writes a report for GitLab's Code Quality
// (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format). GitLab shows lines and no columns.
func GitLab(w io.Writer, findings *Report) error {
	issues := make([]gitlabIssue, 0, len(findings.Diagnostics))
	known := newIdentities()
	for i := range findings.Diagnostics {
		d := &findings.Diagnostics[i]
		at := findings.somewhere(d)
		issues = append(issues, gitlabIssue{
			Description: headline(d), CheckName: d.Code, Fingerprint: known.unique(d), Severity: gitlabSeverity(d.Severity),
			Location: gitlabLocation{Path: findings.repositoryPath(at.File), Lines: gitlabLines{at.Start.Line, at.End.Line}},
		})
	}
	return document.Write(w, issues)
}

type gitlabIssue struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"` // GitLab shows findings that share one as one
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

// gitlabSeverity leaves "blocker" and "minor" out: nothing here stops a service that runs, and nothing is a matter of style.
func gitlabSeverity(severity diag.Severity) string {
	switch severity {
	case diag.Error:
		return "critical"
	case diag.Warning:
		return "major"
	case diag.Info:
		return "info"
	}
	panic("no severity of GitLab for " + severity.String())
}
