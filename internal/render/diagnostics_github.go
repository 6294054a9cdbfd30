package render

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"grants/diag"
)

// maxAnnotations is one less than what GitHub shows of each kind for a step; it drops more without a word, and the last place is for saying so.
const maxAnnotations = 9

// DiagnosticsGitHub writes findings as annotations of a workflow run
// (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message). GitHub's pages don't say
// what columns count; these count code points, and the end is the last character, because it is the start where it is left out.
func DiagnosticsGitHub(w io.Writer, findings *Findings) error {
	out := bufio.NewWriterSize(w, bufferSize)
	sources := newSources(findings.Source)
	written := map[diag.Severity]int{}
	for i := range findings.Diagnostics {
		d := &findings.Diagnostics[i]
		if written[d.Severity]++; written[d.Severity] <= maxAnnotations {
			findings.annotate(out, d, sources.firstLine(d.Range))
		}
	}
	for _, kind := range []struct {
		severity  diag.Severity
		one, many string
	}{{diag.Error, "more error", "more errors"}, {diag.Warning, "more warning", "more warnings"}, {diag.Info, "more info", "more info"}} {
		if more := written[kind.severity] - maxAnnotations; more > 0 {
			fmt.Fprintf(out, "::%s title=grants::%s: see the summary of the job, or run grants lint\n", annotation(kind.severity), plural(more, kind.one, kind.many))
		}
	}
	fmt.Fprintln(out, summary(findings))
	return out.Flush()
}

func (f *Findings) annotate(w io.Writer, d *diag.Diagnostic, at diag.Range) {
	fmt.Fprintf(w, "::%s ", annotation(d.Severity))
	if !at.IsZero() {
		last := max(at.Start.Column, at.End.Column-1)
		fmt.Fprintf(w, "file=%s,line=%d,endLine=%d,col=%d,endColumn=%d,",
			workflowProperty(f.repositoryPath(at.File)), at.Start.Line, at.End.Line, at.Start.Column, last)
	}
	fmt.Fprintf(w, "title=%s::%s\n", workflowProperty(d.Code), workflowText(story(d, f.repositoryPath)))
}

// annotation is the workflow command for a severity.
func annotation(severity diag.Severity) string {
	switch severity {
	case diag.Error:
		return "error"
	case diag.Warning:
		return "warning"
	case diag.Info:
		return "notice"
	}
	panic("no annotation for " + severity.String())
}

// The escapes are those of https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts: whoever could end a line or a property
// could give commands to the runner.
var (
	workflowTexts      = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	workflowProperties = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func workflowText(text string) string      { return workflowTexts.Replace(text) }
func workflowProperty(value string) string { return workflowProperties.Replace(value) }
