package findings

import (
	"bytes"
	"fmt"
	"io"

	"grants/internal/english"
	"grants/internal/render/markdown"
)

// MaxJobSummary is the number of bytes that GitHub takes for a step; it drops all of a larger summary
// (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits).
const MaxJobSummary = 1 << 20

// GitHubSummary writes all findings as a table for the summary of a job, in at most budget bytes. It says how many did not fit.
func GitHubSummary(w io.Writer, findings *Report, budget int) error {
	var out bytes.Buffer // begins with an empty line, as what stands before may not have ended its last one
	fmt.Fprintf(&out, "\n## grants lint\n\n%s\n", summary(findings))
	const room = 100 // for the last sentence
	for i := range findings.Diagnostics {
		d := &findings.Diagnostics[i]
		where := ""
		if !d.Range.IsZero() {
			where = position(findings.repositoryPath(d.Range.File), d.Range)
		}
		row := fmt.Sprintf("| %s | %s | %s | %s |\n", d.Severity, markdown.Phrase(d.Code), markdown.Phrase(where), markdown.Phrase(inSentences(d)))
		if i == 0 {
			row = "\n| Severity | Rule | Place | Finding |\n|---|---|---|---|\n" + row
		}
		if out.Len()+len(row)+room > budget {
			fmt.Fprintf(&out, "\n%s not listed: the summary would be too large for GitHub.\n", english.Plural(len(findings.Diagnostics)-i, "finding is", "findings are"))
			break
		}
		out.WriteString(row)
	}
	if out.Len() > budget {
		return nil // another program has filled it
	}
	_, err := out.WriteTo(w)
	return err
}
