package findings

import (
	"fmt"
	"io"

	"grants/diag"
	"grants/internal/english"
	"grants/internal/render/runner"
	"grants/internal/render/text"
)

// GitHub writes findings as annotations of a workflow run
// (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message). GitHub's pages don't say
// what columns count; these count code points, and the end is the last character, because it is the start where it is left out.
func GitHub(w io.Writer, findings *Report) error {
	out := text.NewWriter(w)
	sources := newSources(findings.Source)
	written := map[diag.Severity]int{}
	for i := range findings.Diagnostics {
		d := &findings.Diagnostics[i]
		if written[d.Severity]++; written[d.Severity] <= runner.MaxAnnotations {
			findings.annotate(out, d, sources.firstLine(d.Range))
		}
	}
	for _, kind := range []struct {
		severity  diag.Severity
		one, many string
	}{{diag.Error, "more error", "more errors"}, {diag.Warning, "more warning", "more warnings"}, {diag.Info, "more info", "more info"}} {
		if more := written[kind.severity] - runner.MaxAnnotations; more > 0 {
			fmt.Fprintf(out, "::%s title=grants::%s: see the summary of the job, or run grants lint\n", runner.Command(kind.severity), english.Plural(more, kind.one, kind.many))
		}
	}
	fmt.Fprintln(out, summary(findings))
	return out.Flush()
}

func (f *Report) annotate(w io.Writer, d *diag.Diagnostic, at diag.Range) {
	fmt.Fprintf(w, "::%s ", runner.Command(d.Severity))
	if !at.IsZero() {
		last := max(at.Start.Column, at.End.Column-1)
		fmt.Fprintf(w, "file=%s,line=%d,endLine=%d,col=%d,endColumn=%d,",
			runner.Property(f.repositoryPath(at.File)), at.Start.Line, at.End.Line, at.Start.Column, last)
	}
	fmt.Fprintf(w, "title=%s::%s\n", runner.Property(d.Code), runner.Message(story(d, f.repositoryPath)))
}
