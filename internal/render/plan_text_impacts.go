package render

import (
	"strings"

	"grants/plan"
)

// impactRow is one side of a group of impacts, what is gained or what is lost, as the cells of a line.
type impactRow struct {
	label, applications, api string
	paint                    paint
	deltas                   []string // each with its sign
	tags                     string
	group                    plan.Group
}

// The columns of a section: the label has a place of its own, the others take what they need up to a limit.
const (
	labelColumns   = 10
	maxNameColumns = 40
	textColumns    = 100 // lists are broken to fit
	placeColumn    = 78  // where a file and line stand if there is room
)

func (t *planText) impacts() {
	var gaining, losing, couldGain, couldLose []impactRow
	for _, group := range t.plan.Groups() {
		if i := group[0]; i.Gains() {
			gaining = append(gaining, t.newImpactRow(group, string(i.Risk), riskPaint(i.Risk), "+ ", gains(i), strings.Join(reasonWords(i, plain), ", ")))
		}
		if i := group[0]; i.Loses() {
			color := paint("")
			if i.Breaking {
				color = magenta
			}
			losing = append(losing, t.newImpactRow(group, lossLabel(i), color, "- ", losses(i), strings.Join(lossWords(i), ", ")))
		}
		i := group[0].AsLatent()
		if i.Gains() {
			tags := append([]string{ifItHadTheFlow(group)}, reasonWords(i, plain)...)
			couldGain = append(couldGain, t.newImpactRow(group, string(i.Risk), riskPaint(i.Risk), "+ ", gains(i), strings.Join(tags, ", ")))
		}
		if i.Loses() {
			tags := append([]string{ifItHadTheFlow(group)}, lossWords(i)...)
			couldLose = append(couldLose, t.newImpactRow(group, lossLabel(&plan.Impact{}), "", "- ", losses(i), strings.Join(tags, ", ")))
		}
	}
	gaining, losing = append(gaining, couldGain...), append(losing, couldLose...)
	applications, apis := 0, 0
	for _, rows := range [][]impactRow{gaining, losing} {
		for i := range rows {
			applications = max(applications, min(maxNameColumns, columns(rows[i].applications)))
			apis = max(apis, min(maxNameColumns, columns(rows[i].api)))
		}
	}
	t.impactSection("Gains", gaining, applications, apis)
	t.impactSection("Losses", losing, applications, apis)
	t.platformDefaults()
}

func (t *planText) newImpactRow(group plan.Group, label string, color paint, sign string, deltas []delta, tags string) impactRow {
	row := impactRow{label: label, paint: color, applications: t.rows.holders(group, plain), api: cellName(group[0], plain), tags: tags, group: group}
	for _, d := range deltas {
		mark := sign
		if d.changed {
			mark = "~ "
		}
		row.deltas = append(row.deltas, mark+d.before+plainList(d.names)+d.after)
	}
	return row
}

func plainList(items []string) string {
	shown := make([]string, len(items))
	for i, item := range items {
		shown[i] = plain(item)
	}
	return strings.Join(shown, ", ")
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
		t.more(len(rows)-shown, "row", ", risk at most "+string(worstRow(rows[shown:])))
	}
	t.line("")
}

func (t *planText) impactRow(row *impactRow, applications, apis int) {
	label := t.paint(row.paint, row.label) + strings.Repeat(" ", labelColumns-len(row.label))
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
	causes := t.causes(row.group)
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
func (t *planText) causes(group plan.Group) []string {
	var lines []string
	for _, step := range steps(group) {
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

// worstRow is the highest risk of some rows.
func worstRow(rows []impactRow) plan.Level {
	groups := make([]plan.Group, len(rows))
	for i := range rows {
		groups[i] = rows[i].group
	}
	return worstOf(groups)
}
