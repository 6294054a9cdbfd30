package cli

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"grants/internal/invocation"
	"grants/internal/manual"
	"grants/internal/render/fidelity"
	planformat "grants/internal/render/plan"
	"grants/lint/rules"
	"grants/plan"
)

// planOutputs is how a plan is written.
type planOutputs struct {
	*invocation.Outputs
	show     string
	maxBytes int
	fold     bool
	comment  planformat.Comment
	rows     planformat.Rows
	page     pageFlags
}

func newPlanOutputs(command *cobra.Command) *planOutputs {
	o := &planOutputs{show: string(planformat.ShowAll)}
	manual.Choose(command, command.Flags(), &o.show, "show", "print impacts on access, source changes, or both (text, markdown)",
		string(planformat.ShowImpacts), string(planformat.ShowChanges), string(planformat.ShowAll))
	command.Flags().IntVar(&o.maxBytes, "max-bytes", planformat.DefaultBytes, "write at most `N` bytes (markdown)")
	command.Flags().IntVar(&o.rows.Limit, "limit", planformat.DefaultRows, "show at most `N` rows of each section, 0 for all (text, markdown)")
	command.Flags().BoolVar(&o.rows.AllNames, "all-names", false, "name every application of a row (text, markdown)")
	command.Flags().BoolVar(&o.fold, "fold", false, "write an impact that is the same for several applications once (json)")
	command.Flags().StringVar(&o.comment.Key, "key", "", "mark a comment with `KEY`, so that each stage has its own (markdown; default the project's path)")
	command.Flags().StringVar(&o.comment.Title, "title", "", "begin a comment's heading with `TEXT` instead of Access (markdown)")
	command.Flags().StringVar(&o.comment.ReportURL, "report-url", "", "link the page at `URL` (-o html) and, where that has no fragment, its rows (markdown)")
	o.page.add(command)
	o.Outputs = invocation.NewOutputs(command, "text", "markdown", "json", "github", "dotenv", "html", invocation.FormatFidelity)
	return o
}

// check refuses a budget that has no room for a row, and a key that a program could not find again as it is.
func (o *planOutputs) check() error {
	if o.maxBytes < planformat.LeastBytes {
		return fmt.Errorf("--max-bytes: %d is too few, expected %d or more", o.maxBytes, planformat.LeastBytes)
	}
	if o.rows.Limit < 0 {
		return fmt.Errorf("--limit: %d is negative, expected 0 for all rows, or more", o.rows.Limit)
	}
	if o.comment.Key != "" && !planformat.IsCommentKey(o.comment.Key) {
		return fmt.Errorf("--key: %q is no key: expected letters, digits, and . _ / : - between them, 300 bytes at most", o.comment.Key)
	}
	if o.comment.ReportURL != "" && !planformat.IsReportURL(o.comment.ReportURL) {
		return fmt.Errorf("--report-url: %q is no address of a page: expected https:// and letters, digits and -._~:/?&=+,;@%%#, 500 bytes at most", o.comment.ReportURL)
	}
	return o.page.check()
}

// writePlan writes all outputs of a plan.
func (s *session) writePlan(o *planOutputs, p *plan.Plan, sources []*fidelity.Source) error {
	return s.Write(o.Outputs, invocation.FidelityOr(sources, func(format string, w io.Writer, color bool) error {
		switch format {
		case "text":
			rows := o.rows
			rows.Width = invocation.TerminalWidth(w)
			return planformat.TextRows(w, p, planformat.Show(o.show), color, rows)
		case "markdown":
			return planformat.MarkdownComment(w, p, planformat.Show(o.show), o.maxBytes, o.comment, o.rows)
		case "json":
			if o.fold {
				return planformat.FoldedJSON(w, p, rules.All())
			}
			return planformat.JSON(w, p, rules.All())
		case "github":
			return planformat.GitHub(w, p, s.RepositoryFile)
		case "dotenv":
			return planformat.Dotenv(w, p)
		case "html":
			return s.writePlanPage(w, &o.page, p)
		}
		panic("plan has no format " + format)
	}))
}
