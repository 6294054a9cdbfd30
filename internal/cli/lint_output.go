package cli

import (
	"io"
	"os"
	"slices"

	"golang.org/x/term"

	"grants/internal/project"
	"grants/internal/render/fidelity"
	"grants/internal/render/findings"
	"grants/internal/version"
	"grants/lint/telling"
)

// lintFormats are the formats of lint, the default first. That one is for terminals, whose width and colours it has.
var lintFormats = append([]string{"human"}, findingsFormats.names()...)

var findingsFormats = formats[*findings.Report]{
	{"compact", findings.Compact},
	{"json", findings.JSON},
	{"sarif", findings.SARIF},
	{"github", findings.GitHub},
	{"gitlab", findings.GitLab},
	{"junit", findings.JUnit},
	{"checkstyle", findings.Checkstyle},
	{"rdjson", findings.RDJSON},
}

// writeLint writes a report in all formats that were asked for. With annotations for GitHub comes the summary of the job.
func (s *session) writeLint(outputs *outputs, p *project.Project, report *findings.Report, sources []*fidelity.Source) error {
	report.Repository, report.Project, report.Version = s.repositoryPath(p), p.File(), version.Version()
	err := s.write(outputs, fidelityOr(sources, func(format string, w io.Writer, color bool) error {
		switch format {
		case "human":
			told := *report
			told.Width = terminalWidth(w)
			told.Told, told.Tally = telling.Tell(p.Tenant, report.Rules, report.Diagnostics), telling.Tally(report.Rules, report.Diagnostics)
			return findings.Text(w, &told, color)
		case "compact", "github":
			return findingsFormats.of(byWorth(report))(format, w, color)
		}
		return findingsFormats.of(report)(format, w, color)
	}))
	if err == nil && slices.Contains(outputs.used(), "github") {
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
func (s *session) writeBadSettings(o *outputs, bad *badSettings) error {
	var machine []output
	for _, out := range o.orDefault() {
		if out.format != "human" && out.format != "compact" {
			machine = append(machine, out)
		}
	}
	if len(machine) == 0 {
		return nil
	}
	report := bad.report()
	report.Repository, report.Project, report.Version = s.repositoryPath(bad.of), bad.of.File(), version.Version()
	return s.write(&outputs{wanted: machine}, findingsFormats.of(report))
}

// terminalWidth is the columns of the terminal that w is, 0 where it is none.
func terminalWidth(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return width
}
