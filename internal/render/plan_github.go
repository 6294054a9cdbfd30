package render

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"grants/plan"
)

// maxAnnotation is the number of characters that are shown of one: GitHub takes no more than 64 KB.
const maxAnnotation = 4000

// PlanGitHub writes a plan as annotations of a workflow run: a warning for what is gained at a risk of medium or higher, a notice for what is
// lost, at the line of the head that causes it, and what else is worth knowing. The name of a file comes from named. What GitHub would drop in
// silence is counted, see maxAnnotations.
func PlanGitHub(w io.Writer, p *plan.Plan, named func(file string) string) error {
	g := &planGitHub{out: bufio.NewWriterSize(w, bufferSize), named: named, written: map[string]int{}}
	for _, note := range slices.Concat(p.Base.Notes, p.Head.Notes) {
		g.annotate("warning", "", "baseline", plain(note))
	}
	if len(p.SharedValues) > 0 {
		g.annotate("notice", "", "variables", plain(SharedValues(p.SharedValues)))
	}
	for _, finding := range worstFirst(p) {
		at := ""
		if finding.Range != nil {
			at = g.at(finding.File, finding.Range.Start.Line)
		}
		g.annotate(annotation(severityOf(finding)), at, finding.Rule, plain(finding.Message))
	}
	for _, group := range p.Groups() {
		i := group[0]
		if i.Gains() && i.Risk.AtLeast(plan.Medium) {
			g.annotate("warning", g.atHead(group), string(i.Risk)+" risk", inOneLine(group, verb(group.Applications(), "gain", "gains"), gains(i), reasonWords(i, plain)))
		}
		if latent := i.AsLatent(); latent.Gains() && i.Risk.AtLeast(plan.Medium) {
			tags := append([]string{ifItHadTheFlow(group)}, reasonWords(latent, plain)...)
			g.annotate("warning", g.atHead(group), string(i.Risk)+" risk", inOneLine(group, verb(group.Applications(), "gain", "gains"), gains(latent), tags))
		}
		if latent := i.AsLatent(); latent.Loses() {
			tags := append([]string{ifItHadTheFlow(group)}, lossWords(latent)...)
			g.annotate("notice", g.atHead(group), lossLabel(&plan.Impact{}), inOneLine(group, verb(group.Applications(), "lose", "loses"), losses(latent), tags))
		}
		if i.Loses() {
			g.annotate("notice", g.atHead(group), lossLabel(i), inOneLine(group, verb(group.Applications(), "lose", "loses"), losses(i), lossWords(i)))
		}
	}
	for _, command := range []string{"error", "warning", "notice"} {
		if more := g.written[command] - maxAnnotations; more > 0 {
			fmt.Fprintf(g.out, "::%s title=grants::%s: see the other outputs of grants plan\n", command, some(more, "more "+command))
		}
	}
	judge := ""
	if p.Gate.Guards == plan.GuardsBase {
		judge = " " + judgedByBase + "."
	}
	fmt.Fprintln(g.out, inNumbers(p, plain)+judge)
	return g.out.Flush()
}

type planGitHub struct {
	out     *bufio.Writer
	named   func(file string) string
	written map[string]int
}

func (g *planGitHub) annotate(command, at, title, message string) {
	if g.written[command]++; g.written[command] <= maxAnnotations {
		fmt.Fprintf(g.out, "::%s %stitle=%s::%s\n", command, at, workflowProperty(title), workflowText(clip(message, maxAnnotation)))
	}
}

// at is a place as properties of an annotation, with a comma behind.
func (g *planGitHub) at(file string, line int) string {
	return fmt.Sprintf("file=%s,line=%d,", workflowProperty(g.named(file)), max(line, 1))
}

// atHead is the first place of a cause in the head; empty if there is none.
func (g *planGitHub) atHead(group plan.Group) string {
	for i := range group[0].Because {
		if cause := &group[0].Because[i]; cause.Side == "head" && cause.File != "" {
			return g.at(cause.File, cause.Line)
		}
	}
	return ""
}

// inOneLine is a group of impacts as a sentence.
func inOneLine(group plan.Group, verb string, deltas []delta, tags []string) string {
	var changed []string
	for _, d := range deltas {
		changed = append(changed, d.before+plainList(d.names)+d.after)
	}
	text := Rows{}.holders(group, plain) + " " + verb + " " + strings.Join(changed, ", ") + " (" + cellName(group[0], plain) + inList(tags) + ")"
	separator := ": "
	for _, step := range steps(group) {
		text += separator + plain(step.message)
		if step.cause.Side == "base" {
			text += basePlace(step.cause)
		}
		separator = "; "
		if step.leads {
			separator = ", "
		}
	}
	return text
}

// inList continues a list.
func inList(items []string) string {
	var out strings.Builder
	for _, item := range items {
		out.WriteString("; " + item)
	}
	return out.String()
}
