package render

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"grants/plan"
)

// maxAnnotation is the number of characters that are shown of one: GitHub takes no more than 64 KB.
const maxAnnotation = 4000

// PlanGitHub writes a plan as annotations of a workflow run: a warning for what is gained at a risk of medium or higher, a notice for what is
// lost, at the line of the head that causes it. The name of a file comes from named. What GitHub would drop in silence is counted, see
// maxAnnotations.
func PlanGitHub(w io.Writer, p *plan.Plan, named func(file string) string) error {
	out := bufio.NewWriterSize(w, bufferSize)
	written := map[string]int{}
	annotate := func(kind, title, message string, group plan.Group) {
		if written[kind]++; written[kind] <= maxAnnotations {
			fmt.Fprintf(out, "::%s %stitle=%s::%s\n", kind, atHead(group, named), workflowProperty(title), workflowText(clip(message, maxAnnotation)))
		}
	}
	for _, group := range p.Groups() {
		i := group[0]
		if i.Gains() && i.Risk.AtLeast(plan.Medium) {
			annotate("warning", string(i.Risk)+" risk", inOneLine(group, verb(len(group), "gain", "gains"), gains(i), reasonWords(i, plain)), group)
		}
		if i.Loses() {
			annotate("notice", lossLabel(i), inOneLine(group, verb(len(group), "lose", "loses"), losses(i), nil), group)
		}
	}
	for _, kind := range []struct{ command, one, many string }{
		{"warning", "more gain", "more gains"}, {"notice", "more loss", "more losses"},
	} {
		if more := written[kind.command] - maxAnnotations; more > 0 {
			fmt.Fprintf(out, "::%s title=grants::%s: see the other outputs of grants plan\n", kind.command, plural(more, kind.one, kind.many))
		}
	}
	fmt.Fprintln(out, inNumbers(p, plain))
	return out.Flush()
}

// atHead is the first place of a cause in the head as properties of an annotation, with a comma behind; empty if there is none.
func atHead(group plan.Group, named func(file string) string) string {
	for i := range group[0].Because {
		if cause := &group[0].Because[i]; cause.Side == "head" && cause.File != "" {
			return fmt.Sprintf("file=%s,line=%d,", workflowProperty(named(cause.File)), max(cause.Line, 1))
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
	text := holders(group, plain) + " " + verb + " " + strings.Join(changed, ", ") + " (" + cellName(group[0], plain) + inList(tags) + ")"
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
