package render

import (
	"strings"

	"grants/plan"
)

// impactRow is one half of a group of impacts as the cells of a line.
type impactRow struct {
	half
	applications, api string
	paint             paint
	deltas            []string // each with its sign
	tags              string
}

// The columns of a section: the label has a place of its own, the others take what they need up to a limit.
const (
	labelColumns   = 10
	maxNameColumns = 40
	textColumns    = 100 // lists are broken to fit
	placeColumn    = 78  // where a file and line stand if there is room
)

// sections are what people read first, in this order.
var sections = []struct {
	title         string
	gains, latent bool
}{
	{"Gains", true, false}, {"Losses", false, false},
	{"Latent gains: nobody can use them before somebody adds the flow", true, true}, {"Latent losses: nobody could use them", false, true},
}

func (t *planText) impacts() {
	rows := make([][]impactRow, len(sections))
	applications, apis := 0, 0
	for _, group := range t.plan.Groups() {
		for _, h := range halves(group) {
			row := t.newImpactRow(h)
			applications = max(applications, min(maxNameColumns, columns(row.applications)))
			apis = max(apis, min(maxNameColumns, columns(row.api)))
			for n, section := range sections {
				if section.gains == h.gains && section.latent == h.latent {
					rows[n] = append(rows[n], row)
				}
			}
		}
	}
	for n, section := range sections {
		t.impactSection(section.title, rows[n], applications, apis)
	}
	t.platformDefaults()
}

func (t *planText) newImpactRow(h half) impactRow {
	row := impactRow{half: h, applications: h.holders(t.rows, spoken), api: cellName(h.impact, spoken), tags: strings.Join(h.tags(t.rows, plain), ", ")}
	sign := "- "
	if h.gains {
		sign, row.paint = "+ ", riskPaint(h.impact.Risk)
	} else if h.label() == "breaking" {
		row.paint = magenta
	}
	for _, d := range h.deltas() {
		mark := sign
		if d.changed {
			mark = "~ "
		}
		row.deltas = append(row.deltas, mark+d.before+plainList(d.names)+d.after)
	}
	return row
}

func (t *planText) impactSection(title string, rows []impactRow, applications, apis int) {
	if len(rows) == 0 {
		return
	}
	t.line("%s", t.paint(bold, title))
	shown := t.rows.within(len(rows))
	for i := range rows[:shown] {
		t.impactRow(&rows[i], applications, apis)
	}
	if shown < len(rows) {
		t.more(len(rows)-shown, "row", ", risk at most "+hidden(groupsOf(rows[shown:])))
	}
	t.line("")
}

func (t *planText) impactRow(row *impactRow, applications, apis int) {
	label := t.paint(row.paint, row.label()) + strings.Repeat(" ", labelColumns-len(row.label()))
	head := "  " + label + pad(row.applications, applications) + "   " + pad(row.api, apis) + "   "
	indent := 2 + labelColumns + max(applications, columns(row.applications)) + 3 + max(apis, columns(row.api)) + 3
	var lines []string
	for _, delta := range row.deltas {
		lines = append(lines, wrap(delta, textColumns-indent)...)
	}
	if row.tags != "" {
		lines[0] += "   " + row.tags
	}
	for n, line := range lines {
		if n > 0 {
			head = strings.Repeat(" ", indent)
		}
		t.line("%s%s", head, line)
	}
	causes := t.causes(&row.half)
	within := t.rows.within(len(causes))
	for _, line := range causes[:within] {
		t.line("%s%s", strings.Repeat(" ", 2+labelColumns), line)
	}
	t.more(len(causes)-within, "cause", "")
}

func pad(text string, to int) string { return text + strings.Repeat(" ", max(0, to-columns(text))) }

// wrap breaks a list after commas. Continued lines are indented below the first item.
func wrap(list string, width int) []string {
	width = max(width, 24)
	var lines []string
	line := ""
	for _, item := range strings.SplitAfter(list, ", ") {
		if line != "" && columns(line)+columns(strings.TrimSpace(item)) > width {
			lines = append(lines, strings.TrimRight(line, " "))
			line = "  "
		}
		line += item
	}
	return append(lines, line)
}

// causes says why, a line for each step.
func (t *planText) causes(h *half) []string {
	var lines []string
	for _, step := range h.steps() {
		if step.leads {
			lines = append(lines, plain(step.message)+basePlace(step.cause)+",")
			continue
		}
		lines = append(lines, t.placed(plain(step.message), step.cause))
	}
	return lines
}

func basePlace(cause *plan.Cause) string {
	if cause.File == "" {
		return ""
	}
	return " (base: " + plain(place(cause)) + ")"
}

func (t *planText) placed(message string, cause *plan.Cause) string {
	switch {
	case cause.File == "":
		return message
	case cause.Side == "base":
		return message + basePlace(cause)
	}
	return t.beside(message, plain(place(cause)))
}

// beside puts a place at the right of a message.
func (t *planText) beside(message, place string) string {
	gap := max(2, placeColumn-2-labelColumns-columns(message)-columns(place))
	return message + strings.Repeat(" ", gap) + t.paint(dim, place)
}

// groupsOf are the groups that some rows are about.
func groupsOf(rows []impactRow) []plan.Group {
	groups := make([]plan.Group, len(rows))
	for i := range rows {
		groups[i] = rows[i].group
	}
	return groups
}
