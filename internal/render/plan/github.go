package plan

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"grants/internal/english"
	"grants/internal/render/runner"
	"grants/internal/render/text"
	"grants/plan"
)

// maxAnnotation is the number of characters that are shown of one: GitHub takes no more than 64 KB.
const maxAnnotation = 4000

// GitHub writes a plan as annotations of a workflow run: a warning for what is gained at a risk of medium or higher, a notice for what is
// lost, at the line of the head that causes it, and what else is worth knowing. The name of a file comes from named. What GitHub would drop in
// silence is counted, see maxAnnotations.
func GitHub(w io.Writer, p *plan.Plan, named func(file string) string) error {
	g := &annotator{out: text.NewWriter(w), named: named, written: map[string]int{}}
	for _, note := range p.Base.Notes {
		g.annotate("warning", "", "baseline", text.Plain(note))
	}
	for _, note := range p.Head.Notes {
		g.annotate("warning", "", "head", text.Plain(note))
	}
	if len(p.SharedValues) > 0 {
		g.annotate("notice", "", "variables", text.Plain(SharedValues(p.SharedValues)))
	}
	for _, finding := range worstFirst(p) {
		at := ""
		if finding.Range != nil {
			at = g.at(finding.File, finding.Range.Start.Line)
		}
		g.annotate(runner.Command(severityOf(finding)), at, finding.Rule, text.Plain(finding.Message))
	}
	for _, group := range p.Groups() {
		for _, h := range halves(group) {
			switch {
			case !h.gains:
				g.annotate("notice", g.atHead(&h), h.label(), h.inOneLine())
			case h.impact.Risk.AtLeast(plan.Medium):
				g.annotate("warning", g.atHead(&h), h.label()+" risk", h.inOneLine())
			}
		}
	}
	for _, command := range []string{"error", "warning", "notice"} {
		if more := g.written[command] - runner.MaxAnnotations; more > 0 {
			fmt.Fprintf(g.out, "::%s title=grants::%s: see the other outputs of grants plan\n", command, english.Count(more, "more "+command))
		}
	}
	judge := ""
	if p.Gate.Guards == plan.GuardsBase {
		judge = " " + judgedByBase + "."
	}
	fmt.Fprintln(g.out, inNumbers(p, text.Plain)+judge)
	return g.out.Flush()
}

type annotator struct {
	out     *bufio.Writer
	named   func(file string) string
	written map[string]int
}

func (g *annotator) annotate(command, at, title, message string) {
	if g.written[command]++; g.written[command] <= runner.MaxAnnotations {
		fmt.Fprintf(g.out, "::%s %stitle=%s::%s\n", command, at, runner.Property(title), runner.Message(text.Clip(message, maxAnnotation)))
	}
}

// at is a place as properties of an annotation, with a comma behind.
func (g *annotator) at(file string, line int) string {
	return fmt.Sprintf("file=%s,line=%d,", runner.Property(g.named(file)), max(line, 1))
}

// atHead is the first place of a cause of a half in the head; empty if there is none.
func (g *annotator) atHead(h *half) string {
	for i := range h.group[0].Because {
		if cause := &h.group[0].Because[i]; h.explains(cause) && cause.Side == "head" && cause.File != "" {
			return g.at(cause.File, cause.Line)
		}
	}
	return ""
}

// inList continues a list.
func inList(items []string) string {
	var out strings.Builder
	for _, item := range items {
		out.WriteString("; " + item)
	}
	return out.String()
}
