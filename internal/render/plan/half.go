package plan

import (
	"slices"
	"strings"

	"grants/compiler"
	"grants/internal/english"
	"grants/internal/render/text"
	"grants/plan"
	"grants/plan/cell"
)

// half is what a group of impacts gains, or what it loses; latent, where it lacks the flow.
type half struct {
	group         plan.Group
	impact        *plan.Impact // what is latent stands where usable access does
	gains, latent bool
	differs       bool // between the applications of the group: then it is what all of them together gain or lose
}

// halves are those of a group that exist: gained, lost, and then what is latent of both.
func halves(group plan.Group) []half {
	whole, differs := group.Whole()
	var found []half
	for _, latent := range []bool{false, true} {
		i := whole
		if latent {
			i = whole.AsLatent()
		}
		if i.Gains() {
			found = append(found, half{group: group, impact: i, gains: true, latent: latent, differs: differs})
		}
		if i.Loses() {
			found = append(found, half{group: group, impact: i, latent: latent, differs: differs})
		}
	}
	return found
}

// explains reports whether a cause is one of this half. Plans of version 1.0 don't tell: then it is one of both.
func (h *half) explains(cause *cell.Cause) bool {
	if h.gains {
		return cause.Gains || !cause.Loses
	}
	return cause.Loses || !cause.Gains
}

// label is the risk of a gain, or what kind a loss is.
func (h *half) label() string {
	switch {
	case h.gains:
		return string(h.impact.Risk)
	case h.impact.Breaking && !h.latent:
		return "breaking"
	}
	return "narrower"
}

func (h *half) deltas() []delta {
	found := losses(h.impact)
	if h.gains {
		found = gains(h.impact)
	}
	if h.differs {
		found[0].before = "up to " + found[0].before
	}
	return found
}

// holders names the applications; of many that lack the flow, only how many they are.
func (h *half) holders(rows Rows, name func(string) string) string {
	if h.isCounted(rows) {
		return english.Count(h.group.Applications(), "application") + " " + h.lack()
	}
	return rows.holders(h.group, name) + h.whichClient()
}

// cellName is where the half is, and who acts there; of several APIs, how many they are.
func (h *half) cellName(name func(string) string) string {
	if apis := h.group.APIs(); apis > 1 {
		return english.Count(h.group.Cells(), "cell") + " of " + english.Count(apis, "API") + ", " + acting(h.impact, name)
	}
	return cellName(h.impact, name)
}

// whichClient tells the two clients apart that one block is for, before and after: both are called by its name.
func (h *half) whichClient() string {
	if !slices.ContainsFunc(h.group[0].Because, func(c cell.Cause) bool { return c.Cause == cell.ClientIDChanged }) {
		return ""
	}
	which := "the former "
	if h.gains {
		which = "the new "
	}
	return " (" + which + english.Verb(h.group.Applications(), "clients", "client") + ")"
}

func (h *half) isCounted(rows Rows) bool {
	const mostNames = 2
	return h.latent && !rows.AllNames && h.group.Applications() > mostNames
}

// tags is what else there is to say about a half.
func (h *half) tags(rows Rows, name func(string) string, without ...plan.Reason) []string {
	var tags []string
	if h.latent && !h.isCounted(rows) {
		tags = append(tags, h.lack())
	}
	if h.gains {
		return append(tags, reasonWords(h.impact, name, without...)...)
	}
	return append(tags, lossWords(h.impact)...)
}

// lack is what keeps applications from using what they have.
func (h *half) lack() string {
	switch compiler.SubjectType(h.impact.SubjectType) {
	case compiler.User:
		return "without a user flow"
	case compiler.Client:
		return "without the client credentials flow"
	}
	return "without the flow"
}

// verb is what the applications do.
func (h *half) verb() string {
	n := h.group.Applications()
	switch {
	case h.gains && h.latent:
		return "could gain"
	case h.gains:
		return english.Verb(n, "gain", "gains")
	}
	return english.Verb(n, "lose", "loses")
}

// steps is why, in reading order.
func (h *half) steps() []step {
	var found []step
	because := h.group[0].Because
	for n := range because {
		if !h.explains(&because[n]) {
			continue
		}
		s := step{message: because[n].Message, cause: &because[n]}
		if objects := h.group.Objects(n); objects > 1 {
			s.message = aboutMany(s.cause, objects)
		}
		if len(found) > 0 && found[len(found)-1].leads {
			s.message = "so " + s.message
		}
		s.leads = s.cause.Cause == cell.FallsBackToDefault && n+1 < len(because) && h.explains(&because[n+1])
		found = append(found, s)
	}
	return found
}

// inOneLine is a half as a sentence.
func (h *half) inOneLine() string {
	var changed []string
	for _, d := range h.deltas() {
		changed = append(changed, d.before+text.List(d.names)+d.after)
	}
	who, what := h.holders(Rows{}, text.Spoken), strings.Join(changed, ", ")
	line := who + " " + h.verb() + " " + what
	if h.impact.Verdict == plan.Reshaped { // conditions are nothing that anybody gains
		line = what + " for " + who
	}
	line += " (" + h.cellName(text.Spoken) + inList(h.tags(Rows{}, text.Plain)) + ")"
	separator := ": "
	for _, step := range h.steps() {
		line += separator + text.Plain(step.message)
		if step.cause.Side == "base" {
			line += basePlace(step.cause)
		}
		separator = "; "
		if step.leads {
			separator = ", "
		}
	}
	return line
}
