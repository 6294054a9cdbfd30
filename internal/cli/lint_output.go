package cli

import (
	"io"
	"slices"

	"grants/internal/invocation"
	"grants/internal/project"
	"grants/internal/render/fidelity"
	"grants/internal/render/findings"
	"grants/internal/version"
	"grants/lint/telling"
)

// lintFormats are the formats of lint, the default first. That one is for terminals, whose width and colours it has.
var lintFormats = append([]string{"human"}, findingsFormats.Names()...)

var findingsFormats = invocation.Formats[*findings.Report]{
	{Name: "compact", Write: findings.Compact},
	{Name: "json", Write: findings.JSON},
	{Name: "sarif", Write: findings.SARIF},
	{Name: "github", Write: findings.GitHub},
	{Name: "gitlab", Write: findings.GitLab},
	{Name: "junit", Write: findings.JUnit},
	{Name: "checkstyle", Write: findings.Checkstyle},
	{Name: "rdjson", Write: findings.RDJSON},
}

// writeLint writes a report in all formats that were asked for. With annotations for GitHub comes the summary of the job.
func (s *session) writeLint(outputs *invocation.Outputs, p *project.Project, report *findings.Report, sources []*fidelity.Source) error {
	report.Repository, report.Project, report.Version = s.RepositoryPath(p), p.File(), version.Version()
	err := s.Write(outputs, invocation.FidelityOr(sources, func(format string, w io.Writer, color bool) error {
		switch format {
		case "human":
			told := *report
			told.Width = invocation.TerminalWidth(w)
			told.Told, told.Tally = telling.Tell(p.Tenant, report.Rules, report.Diagnostics), telling.Tally(report.Rules, report.Diagnostics)
			return findings.Text(w, &told, color)
		case "compact", "github":
			return findingsFormats.Of(byWorth(report))(format, w, color)
		}
		return findingsFormats.Of(report)(format, w, color)
	}))
	if err == nil && slices.Contains(outputs.Used(), "github") {
		err = s.summarizeJob(byWorth(report))
	}
	return err
}

// byWorth is a report for people, who read from the top.
func byWorth(report *findings.Report) *findings.Report {
	ordered := *report
	ordered.Diagnostics = telling.ByWorth(report.Rules, report.Diagnostics)
	return &ordered
}

// writeBadSettings writes mistakes in the settings in the formats that programs read; people get them on standard error.
func (s *session) writeBadSettings(o *invocation.Outputs, bad *invocation.BadSettings) error {
	var machine []invocation.Output
	for _, out := range o.OrDefault() {
		if out.Format != "human" && out.Format != "compact" {
			machine = append(machine, out)
		}
	}
	if len(machine) == 0 {
		return nil
	}
	report := bad.Report()
	report.Repository, report.Project, report.Version = s.RepositoryPath(bad.Of), bad.Of.File(), version.Version()
	return s.Write(&invocation.Outputs{Wanted: machine}, findingsFormats.Of(report))
}
