package cli

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"grants/internal/render"
	"grants/plan"
)

// planOutputs is how a plan is written.
type planOutputs struct {
	*outputs
	show     string
	maxBytes int
}

func newPlanOutputs(command *cobra.Command) *planOutputs {
	o := &planOutputs{show: string(render.ShowAll)}
	choose(command, command.Flags(), &o.show, "show", "print impacts on access, source changes, or both (text, markdown)",
		string(render.ShowImpacts), string(render.ShowChanges), string(render.ShowAll))
	command.Flags().IntVar(&o.maxBytes, "max-bytes", render.DefaultPlanBytes, "write at most `N` bytes (markdown)")
	o.outputs = newOutputs(command, "text", "markdown", "json", "github", "dotenv")
	return o
}

// check refuses a budget that has no room for a row.
func (o *planOutputs) check() error {
	if o.maxBytes < render.LeastPlanBytes {
		return fmt.Errorf("--max-bytes: %d is too few, expected %d or more", o.maxBytes, render.LeastPlanBytes)
	}
	return nil
}

// writePlan writes all outputs of a plan.
func (s *session) writePlan(o *planOutputs, p *plan.Plan) error {
	return s.write(o.outputs, func(format string, w io.Writer, color bool) error {
		switch format {
		case "text":
			return render.PlanText(w, p, render.PlanShow(o.show), color)
		case "markdown":
			return render.PlanMarkdown(w, p, render.PlanShow(o.show), o.maxBytes)
		case "json":
			return render.PlanJSON(w, p)
		case "github":
			return render.PlanGitHub(w, p, s.headFile(&p.Head))
		case "dotenv":
			return render.PlanDotenv(w, p)
		}
		panic("plan has no format " + format)
	})
}

// headFile names files of a plan's head by their path from the root of the repository, as repositoryPath does.
func (s *session) headFile(head *plan.Side) func(string) string {
	if head.Kind != "dir" {
		dir := head.Path // within the repository
		if strings.HasSuffix(dir, ".hcl") || strings.HasSuffix(dir, ".json") {
			dir = path.Dir(dir)
		}
		return func(file string) string { return path.Join(dir, file) }
	}
	place := resolved(s.path(filepath.FromSlash(head.Path)))
	if info, err := os.Stat(place); err == nil && !info.IsDir() {
		place = filepath.Dir(place)
	}
	root := cmp.Or(repositoryRoot(place), resolved(s.dir()))
	return func(file string) string { return relativeTo(root, filepath.Join(place, filepath.FromSlash(file))) }
}
