package plan

import (
	"strings"

	"grants/internal/render/text"
	"grants/plan"
	"grants/plan/cell"
)

// impactRow is one half of a group of impacts as the cells of a line.
type impactRow struct {
	half
	applications, api string
	paint             text.Color
	deltas            []string // each with its sign
	tags              string
}

// The columns of a section: the label has a place of its own, the others take what they need up to a limit.
const (
	labelColumns   = 10
	messageColumn  = 2 + labelColumns // where that starts which is behind the label
	maxNameColumns = 40
	leastForDeltas = 24  // below that, they stand below the names
	textColumns    = 100 // lists are broken to fit
	placeColumn    = 78  // where a file and line stand if there is room
)

var messageIndent = strings.Repeat(" ", messageColumn)

// sections are what people read first, in this order.
var sections = []struct {
	title         string
	gains, latent bool
}{
	{"Gains", true, false}, {"Losses", false, false},
	{"Latent gains: nobody can use them before somebody adds the flow", true, true}, {"Latent losses: nobody could use them", false, true},
}

func (t *textWriter) impacts() {
	rows := make([][]impactRow, len(sections))
	applications, apis := 0, 0
	for _, group := range t.plan.Groups() {
		for _, h := range halves(group) {
			row := t.newImpactRow(h)
			applications = max(applications, min(maxNameColumns, text.Columns(row.applications)))
			apis = max(apis, min(maxNameColumns, text.Columns(row.api)))
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

func (t *textWriter) newImpactRow(h half) impactRow {
	row := impactRow{half: h, applications: h.holders(t.rows, text.Spoken), api: h.cellName(text.Spoken), tags: strings.Join(h.tags(t.rows, text.Plain), ", ")}
	sign := "- "
	if h.gains {
		sign, row.paint = "+ ", riskPaint(h.impact.Risk)
	} else if h.label() == "breaking" {
		row.paint = text.Magenta
	}
	for _, d := range h.deltas() {
		mark := sign
		if d.changed {
			mark = "~ "
		}
		row.deltas = append(row.deltas, mark+d.before+text.List(d.names)+d.after)
	}
	return row
}

func (t *textWriter) impactSection(title string, rows []impactRow, applications, apis int) {
	if len(rows) == 0 {
		return
	}
	t.line("%s", t.Paint(text.Bold, title))
	shown := t.rows.within(len(rows))
	for i := range rows[:shown] {
		t.impactRow(&rows[i], applications, apis)
	}
	if shown < len(rows) {
		t.more(len(rows)-shown, "row", ", risk at most "+hidden(groupsOf(rows[shown:])))
	}
	t.line("")
}

func (t *textWriter) impactRow(row *impactRow, applications, apis int) {
	label := t.Paint(row.paint, row.label()) + strings.Repeat(" ", labelColumns-len(row.label()))
	head := "  " + label + pad(row.applications, applications) + "   " + pad(row.api, apis) + "   "
	indent := 2 + labelColumns + max(applications, text.Columns(row.applications)) + 3 + max(apis, text.Columns(row.api)) + 3
	if t.isNarrow(indent, row.deltas) {
		t.hang("  "+label, messageColumn+2, row.applications+" → "+row.api)
		head, indent = messageIndent, messageColumn
	}
	var lines []string
	for _, delta := range row.deltas {
		lines = append(lines, wrap(delta, t.columns(textColumns)-indent)...)
	}
	if row.tags != "" {
		lines[0] += "   " + row.tags
	}
	for n, line := range lines {
		if n > 0 {
			head = strings.Repeat(" ", indent)
		}
		t.hang(head, indent+2, line)
	}
	causes := t.causes(&row.half)
	within := t.rows.within(len(causes))
	for _, line := range causes[:within] {
		t.hang(messageIndent, messageColumn+2, line)
	}
	t.more(len(causes)-within, "cause", "")
}

func pad(s string, to int) string { return s + strings.Repeat(" ", max(0, to-text.Columns(s))) }

// wrap breaks a list after commas. Continued lines are indented below the first item.
func wrap(list string, width int) []string {
	width = max(width, leastForDeltas)
	var lines []string
	line := ""
	for _, item := range strings.SplitAfter(list, ", ") {
		if line != "" && text.Columns(line)+text.Columns(strings.TrimSpace(item)) > width {
			lines = append(lines, strings.TrimRight(line, " "))
			line = "  "
		}
		line += item
	}
	return append(lines, line)
}

// causes says why, a line for each step.
func (t *textWriter) causes(h *half) []string {
	var lines []string
	for _, step := range h.steps() {
		if step.leads {
			lines = append(lines, text.Plain(step.message)+basePlace(step.cause)+",")
			continue
		}
		lines = append(lines, t.placed(text.Plain(step.message), step.cause))
	}
	return lines
}

func basePlace(cause *cell.Cause) string {
	if cause.File == "" {
		return ""
	}
	return " (base: " + text.Plain(place(cause)) + ")"
}

func (t *textWriter) placed(message string, cause *cell.Cause) string {
	switch {
	case cause.File == "":
		return message
	case cause.Side == "base":
		return message + basePlace(cause)
	}
	return t.beside(message, text.Plain(place(cause)))
}

// beside puts a place at the right of a message.
func (t *textWriter) beside(message, place string) string {
	gap := max(2, t.columns(placeColumn)-messageColumn-text.Columns(message)-text.Columns(place))
	return message + strings.Repeat(" ", gap) + t.Paint(text.Dim, place)
}

// groupsOf are the groups that some rows are about.
func groupsOf(rows []impactRow) []plan.Group {
	groups := make([]plan.Group, len(rows))
	for i := range rows {
		groups[i] = rows[i].group
	}
	return groups
}
