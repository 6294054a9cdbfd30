package plan

import (
	"slices"
	"strconv"
	"strings"

	"grants/compiler"
	"grants/internal/english"
	"grants/internal/render/markdown"
	"grants/internal/render/text"
	"grants/plan"
	"grants/plan/cell"
)

// The reserves are bytes that are kept for what follows: the sentence about what did not fit, for rows with reasons, and the source changes in one line.
const (
	moreReserve    = 150
	reasonsReserve = 100
	changesReserve = 250
)

// mostSteps is the number of causes that a row shows.
const mostSteps = 8

// impacts writes the table, whole rows as long as they fit.
func (m *markdownWriter) impacts() {
	groups, defaults := m.plan.Groups(), m.platformDefaults()
	if len(groups) == 0 && defaults == "" {
		return
	}
	m.write("\n| Risk | Application | API, acting | Gains | Loses | Because |\n|---|---|---|---|---|---|\n")
	left := groups
	for _, group := range groups[:m.rows.within(len(groups))] {
		if !m.writeRow(m.row(group)) {
			break
		}
		left = left[1:]
	}
	m.writeRow(defaults)
	if len(left) > 0 {
		m.write("\n… and " + english.Count(len(left), "more row") + ", risk at most " + hidden(left) + ": see the JSON, `grants plan -o json`.\n")
	}
}

// writeRow writes a row of the table if it fits.
func (m *markdownWriter) writeRow(row string) bool {
	fits := len(row) <= m.room-moreReserve-reasonsReserve-changesReserve
	if fits {
		m.write(row)
	}
	return fits
}

// row is a row of the table for each half of a group, or one for both where they have the same causes.
func (m *markdownWriter) row(group plan.Group) string {
	found := halves(group)
	if len(found) == 2 && haveSameCauses(group) {
		gained, lost := &found[0], &found[1]
		labels := gained.label()
		if lost.label() == "breaking" {
			labels += ", breaking"
		}
		return m.cells(gained, labels, m.deltas(gained), m.deltas(lost))
	}
	var rows strings.Builder
	for n := range found {
		if h := &found[n]; h.gains {
			rows.WriteString(m.cells(h, h.label(), m.deltas(h), ""))
		} else {
			rows.WriteString(m.cells(h, h.label(), "", m.deltas(h)))
		}
	}
	return rows.String()
}

// haveSameCauses reports whether every cause explains both what is gained and what is lost.
func haveSameCauses(group plan.Group) bool {
	return !slices.ContainsFunc(group[0].Because, func(c cell.Cause) bool { return c.Gains != c.Loses })
}

func (m *markdownWriter) cells(h *half, label, gained, lost string) string {
	cells := []string{m.linked(emphasized(label), h.impact), m.applications(h), h.cellName(m.name), gained, lost, m.causes(h)}
	return "| " + strings.Join(cells, " | ") + " |\n"
}

func emphasized(label string) string {
	if rest, ok := strings.CutPrefix(label, string(plan.High)); ok {
		return "**" + string(plan.High) + "**" + rest
	}
	return label
}

// worstOf is the highest risk of some groups.
func worstOf(groups []plan.Group) plan.Level {
	risk := plan.NoRisk
	for _, group := range groups {
		if !risk.AtLeast(group[0].Risk) {
			risk = group[0].Risk
		}
	}
	return risk
}

// hidden is the highest risk of groups that are left out, with the worst reasons for which somebody might want to see them.
func hidden(groups []plan.Group) string {
	const most = 4
	var shown []string
	for _, reason := range plan.Reasons(groups) {
		word, known := words[reason]
		if !known {
			word = "another reason" // of a later version
		}
		if reason != plan.DirectGain && !slices.Contains(shown, word) {
			shown = append(shown, word)
		}
	}
	risk := string(worstOf(groups))
	if len(shown) > 0 {
		risk += " (" + text.SomeOf(shown, most) + ")"
	}
	return risk
}

// name is a name that takes no more than a third of a cell.
func (m *markdownWriter) name(name string) string {
	return markdown.Fitted(m.cell/3, name, markdown.Code)
}

// holders names the applications of a group: all, where that is asked for and they fit.
func (m *markdownWriter) holders(group plan.Group) string {
	if names := m.rows.holders(group, m.name); len(names) <= m.cell {
		return names
	}
	return Rows{}.holders(group, m.name)
}

func (m *markdownWriter) applications(h *half) string {
	names := h.holders(Rows{}, m.name)
	if all := h.holders(m.rows, m.name); len(all) <= m.cell {
		names = all
	}
	isThirdParty := func(party *compiler.Party) bool { return party != nil && *party != compiler.FirstParty }
	if !slices.ContainsFunc(h.group, func(i *plan.Impact) bool { return !isThirdParty(i.Party) && !isThirdParty(i.PartyBefore) }) {
		return names + " (third party)"
	}
	return names
}

func (m *markdownWriter) deltas(h *half) string {
	deltas := h.deltas()
	shown := make([]string, len(deltas))
	for n, d := range deltas {
		shown[n] = d.before + markdown.Codes(d.names, m.cell/len(deltas)) + d.after
	}
	text := strings.Join(shown, ", ") + inBrackets(h.tags(m.rows, m.name, plan.ThirdPartyGain))
	if h.latent && h.gains {
		return "could gain " + text
	}
	return text
}

func inBrackets(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return " (" + strings.Join(words, ", ") + ")"
}

// causes says why, in one cell.
func (m *markdownWriter) causes(h *half) string {
	var out strings.Builder
	all := h.steps()
	for n, step := range all[:min(len(all), mostSteps)] {
		if n > 0 && all[n-1].leads {
			out.WriteString(", ")
		} else if n > 0 {
			out.WriteString("; ")
		}
		out.WriteString(markdown.Fitted(m.cell/len(all), step.message, markdown.Prose))
		if at := place(step.cause); at != "" && step.cause.Side == "base" {
			out.WriteString(" (base: " + m.name(at) + ")")
		} else if at != "" {
			out.WriteString(" (" + m.name(at) + ")")
		}
	}
	if more := len(all) - mostSteps; more > 0 {
		out.WriteString("; and " + strconv.Itoa(more) + " more")
	}
	return out.String()
}
