package cli

import (
	"cmp"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"grants/internal/render"
	"grants/internal/source"
	"grants/plan"
)

// planOutputs is how a plan is written.
type planOutputs struct {
	*outputs
	show     string
	maxBytes int
	fold     bool
	comment  render.Comment
	rows     render.Rows
}

func newPlanOutputs(command *cobra.Command) *planOutputs {
	o := &planOutputs{show: string(render.ShowAll)}
	choose(command, command.Flags(), &o.show, "show", "print impacts on access, source changes, or both (text, markdown)",
		string(render.ShowImpacts), string(render.ShowChanges), string(render.ShowAll))
	command.Flags().IntVar(&o.maxBytes, "max-bytes", render.DefaultPlanBytes, "write at most `N` bytes (markdown)")
	command.Flags().IntVar(&o.rows.Limit, "limit", render.DefaultRows, "show at most `N` rows of each section, 0 for all (text, markdown)")
	command.Flags().BoolVar(&o.rows.AllNames, "all-names", false, "name every application of a row (text, markdown)")
	command.Flags().BoolVar(&o.fold, "fold", false, "write an impact that is the same for several applications once (json)")
	command.Flags().StringVar(&o.comment.Key, "key", "", "mark a comment with `KEY`, so that each stage has its own (markdown; default the project's path)")
	command.Flags().StringVar(&o.comment.Title, "title", "", "begin a comment's heading with `TEXT` instead of Access (markdown)")
	o.outputs = newOutputs(command, "text", "markdown", "json", "github", "dotenv")
	return o
}

// check refuses a budget that has no room for a row, and a key that a program could not find again as it is.
func (o *planOutputs) check() error {
	if o.maxBytes < render.LeastPlanBytes {
		return fmt.Errorf("--max-bytes: %d is too few, expected %d or more", o.maxBytes, render.LeastPlanBytes)
	}
	if o.rows.Limit < 0 {
		return fmt.Errorf("--limit: %d is negative, expected 0 for all rows, or more", o.rows.Limit)
	}
	if o.comment.Key != "" && !render.IsCommentKey(o.comment.Key) {
		return fmt.Errorf("--key: %q is no key: expected letters, digits, and . _ / : - between them, 300 bytes at most", o.comment.Key)
	}
	return nil
}

// writePlan writes all outputs of a plan.
func (s *session) writePlan(o *planOutputs, p *plan.Plan) error {
	return s.write(o.outputs, func(format string, w io.Writer, color bool) error {
		switch format {
		case "text":
			return render.PlanTextRows(w, p, render.PlanShow(o.show), color, o.rows)
		case "markdown":
			return render.PlanComment(w, p, render.PlanShow(o.show), o.maxBytes, o.comment, o.rows)
		case "json":
			if o.fold {
				return render.PlanFoldedJSON(w, p)
			}
			return render.PlanJSON(w, p)
		case "github":
			return render.PlanGitHub(w, p, s.repositoryFile)
		case "dotenv":
			return render.PlanDotenv(w, p)
		}
		panic("plan has no format " + format)
	})
}

// repositoryFile names a file, as a plan does, by its path from the root of the repository, as repositoryPath does.
func (s *session) repositoryFile(file string) string {
	at := resolved(s.path(filepath.FromSlash(file)))
	return relativeTo(cmp.Or(source.Root(filepath.Dir(at)), resolved(s.dir())), at)
}
