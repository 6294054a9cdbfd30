package render

import (
	"slices"
	"strconv"
	"strings"

	"grants/compiler"
	"grants/plan"
)

// The reserves are bytes that are kept for what follows: the sentence about rows that did not fit, and the source changes in one line.
const (
	moreReserve    = 150
	changesReserve = 250
)

// mostSteps is the number of causes that a row shows.
const mostSteps = 8

// impacts writes the table, whole rows as long as they fit.
func (m *planMarkdown) impacts() {
	m.write("\n| Risk | Application | API, acting | Gains | Loses | Because |\n|---|---|---|---|---|---|\n")
	groups := m.plan.Groups()
	left := groups
	for _, group := range groups[:m.rows.within(len(groups))] {
		if !m.writeRow(m.row(group)) {
			break
		}
		left = left[1:]
	}
	m.writeRow(m.platformDefaults())
	if len(left) > 0 {
		m.write("\n… and " + some(len(left), "more row") + ", risk at most " + string(worstOf(left)) + ": see the JSON, `grants plan -o json`.\n")
	}
}

// writeRow writes a row of the table if it fits.
func (m *planMarkdown) writeRow(row string) bool {
	fits := len(row) <= m.room-moreReserve-changesReserve
	if fits {
		m.write(row)
	}
	return fits
}

func (m *planMarkdown) row(group plan.Group) string {
	i := group[0]
	var gained, lost string
	if i.Gains() {
		gained = m.deltas(gains(i)) + inBrackets(reasonWords(i, m.name, plan.ThirdPartyGain))
	}
	if i.Loses() {
		lost = m.deltas(losses(i)) + inBrackets(lossWords(i))
	}
	if latent := i.AsLatent(); latent.Gains() {
		gained = also(gained, m.deltas(gains(latent))+inBrackets(append([]string{ifItHadTheFlow(group)}, reasonWords(latent, m.name, plan.ThirdPartyGain)...)))
	}
	if latent := i.AsLatent(); latent.Loses() {
		lost = also(lost, m.deltas(losses(latent))+inBrackets(append([]string{ifItHadTheFlow(group)}, lossWords(latent)...)))
	}
	cells := []string{label(i), m.applications(group), cellName(i, m.name), gained, lost, m.causes(group)}
	return "| " + strings.Join(cells, " | ") + " |\n"
}

// also puts what is latent behind what is usable.
func also(usable, latent string) string {
	if usable == "" {
		return latent
	}
	return usable + "; " + latent
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

// label is the risk of a gain, what kind a loss is, or both.
func label(i *plan.Impact) string {
	var labels []string
	switch {
	case i.Risk == plan.High:
		labels = append(labels, "**high**")
	case i.Gains() || i.GainsLatent():
		labels = append(labels, string(i.Risk))
	}
	if (i.Loses() || i.LosesLatent()) && (i.Breaking || len(labels) == 0) {
		labels = append(labels, lossLabel(i))
	}
	return strings.Join(labels, ", ")
}

// name is a name that takes no more than a third of a cell.
func (m *planMarkdown) name(name string) string { return fitted(m.cell/3, name, code) }

// holders names the applications of a group: all, where that is asked for and they fit.
func (m *planMarkdown) holders(group plan.Group) string {
	if names := m.rows.holders(group, m.name); len(names) <= m.cell {
		return names
	}
	return Rows{}.holders(group, m.name)
}

func (m *planMarkdown) applications(group plan.Group) string {
	names := m.holders(group)
	isThirdParty := func(party *compiler.Party) bool { return party != nil && *party != compiler.FirstParty }
	if !slices.ContainsFunc(group, func(i *plan.Impact) bool { return !isThirdParty(i.Party) && !isThirdParty(i.PartyBefore) }) {
		return names + " (third party)"
	}
	return names
}

func (m *planMarkdown) deltas(deltas []delta) string {
	shown := make([]string, len(deltas))
	for n, d := range deltas {
		shown[n] = d.before + codeList(d.names, m.cell/len(deltas)) + d.after
	}
	return strings.Join(shown, ", ")
}

func inBrackets(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return " (" + strings.Join(words, ", ") + ")"
}

// causes says why, in one cell.
func (m *planMarkdown) causes(group plan.Group) string {
	var out strings.Builder
	all := steps(group)
	for n, step := range all[:min(len(all), mostSteps)] {
		if n > 0 && all[n-1].leads {
			out.WriteString(", ")
		} else if n > 0 {
			out.WriteString("; ")
		}
		out.WriteString(fitted(m.cell/len(all), step.message, prose))
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
