package render

import (
	"fmt"
	"strconv"
	"strings"

	"grants/compiler"
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
	maxNameColumns = 36
	textColumns    = 100 // lists are broken to fit
	placeColumn    = 78  // where a file and line stand if there is room
)

func (t *planText) impacts() {
	var gains, losses []impactRow
	for _, group := range t.plan.Groups() {
		if i := group[0]; i.Gains() {
			gains = append(gains, newImpactRow(group, string(i.Risk), riskPaint(i.Risk), gainDeltas(i), reasonWords(i)))
		}
		if i := group[0]; i.Loses() {
			label, color := "narrower", paint("")
			if i.Breaking {
				label, color = "breaking", magenta
			}
			losses = append(losses, newImpactRow(group, label, color, lossDeltas(i), ""))
		}
	}
	applications, apis := 0, 0
	for _, rows := range [][]impactRow{gains, losses} {
		for i := range rows {
			applications = max(applications, min(maxNameColumns, columns(rows[i].applications)))
			apis = max(apis, min(maxNameColumns, columns(rows[i].api)))
		}
	}
	t.impactSection("Gains", gains, applications, apis)
	t.impactSection("Losses", losses, applications, apis)
}

func newImpactRow(group plan.Group, label string, color paint, deltas []string, tags string) impactRow {
	acting := ", for users"
	if group[0].SubjectType == string(compiler.Client) {
		acting = ", as itself"
	}
	return impactRow{
		label: label, paint: color, applications: holders(group), api: plain(strings.TrimPrefix(group[0].API, "api.")) + acting,
		deltas: deltas, tags: tags, group: group,
	}
}

// holders names the applications of a group, up to two.
func holders(group plan.Group) string {
	name := func(i *plan.Impact) string {
		if i.AnyThirdParty {
			return "any third party"
		}
		return plain(strings.TrimPrefix(i.Application, "application."))
	}
	switch len(group) {
	case 1:
		return name(group[0])
	case 2:
		return name(group[0]) + ", " + name(group[1])
	}
	return name(group[0]) + ", " + name(group[1]) + " and " + some(len(group)-2, "other")
}

func gainDeltas(i *plan.Impact) []string {
	deltas := listDeltas("+ ", i.Gained, i.GainedTypes, i.Relaxed, " relaxed")
	if i.Opens {
		deltas = append(deltas, "+ scopes declared later")
	}
	if len(deltas) == 0 {
		deltas = append(deltas, "+ a token without scopes")
	}
	return deltas
}

func lossDeltas(i *plan.Impact) []string {
	deltas := listDeltas("- ", i.Lost, i.LostTypes, i.Tightened, " tightened")
	if i.Closes {
		deltas = append(deltas, "- scopes declared later")
	}
	if len(deltas) == 0 {
		deltas = append(deltas, "- a token without scopes")
	}
	return deltas
}

func listDeltas(sign string, scopes, types, conditions []string, how string) []string {
	var deltas []string
	if len(scopes) > 0 {
		deltas = append(deltas, sign+plainList(scopes))
	}
	if len(types) > 0 {
		deltas = append(deltas, sign+"authorization_details "+plainList(types))
	}
	for _, condition := range conditions {
		deltas = append(deltas, "~ "+condition+how)
	}
	return deltas
}

func plainList(items []string) string {
	shown := make([]string, len(items))
	for i, item := range items {
		shown[i] = plain(item)
	}
	return strings.Join(shown, ", ")
}

// words are the reasons in the human output. A direct gain needs none.
var words = map[plan.Reason]string{
	plan.AnyThirdPartyGain: "any third party", plan.ThirdPartyGain: "third party", plan.PolicyOpened: "policy opened",
	plan.SensitiveScope: "sensitive", plan.SystemAPIGain: "system API", plan.Opens: "open-ended", plan.ImplicitGain: "implicit",
	plan.ConditionRelaxed: "condition relaxed",
}

// reasonWords leaves out what the row says already, and what adds nothing to a worse reason.
func reasonWords(i *plan.Impact) string {
	var shown []string
	for _, reason := range i.RiskReasons {
		switch {
		case reason == plan.AnyThirdPartyGain, reason == plan.DirectGain, reason == plan.ImplicitGain && len(i.RiskReasons) > 1:
		case reason == plan.ImplicitGain && i.After != nil && i.After.FutureScopes:
			shown = append(shown, "all scopes")
		default:
			shown = append(shown, words[reason])
		}
	}
	return strings.Join(shown, ", ")
}

func (t *planText) impactSection(title string, rows []impactRow, applications, apis int) {
	if len(rows) == 0 {
		return
	}
	t.line("%s", t.paint(bold, title))
	for i := range rows {
		t.impactRow(&rows[i], applications, apis)
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
	for _, line := range t.causes(row.group) {
		t.line("%s%s", strings.Repeat(" ", 2+labelColumns), line)
	}
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
	because := group[0].Because
	for n := range because {
		cause := &because[n]
		message := plain(cause.Message)
		if others := distinct(group, n); others > 1 {
			message = manyCauses(cause, message, others)
		}
		if n > 0 && because[n-1].Cause == plan.FallsBackToDefault {
			message = "so " + message
		}
		last := n+1 == len(because)
		if !last && cause.Cause == plan.FallsBackToDefault {
			lines = append(lines, message+basePlace(cause)+",")
			continue
		}
		lines = append(lines, t.placed(message, cause))
	}
	return lines
}

// distinct is how many objects a step of the group's causes is about.
func distinct(group plan.Group, step int) int {
	addresses := map[string]struct{}{}
	for _, impact := range group {
		addresses[impact.Because[step].Address] = struct{}{}
	}
	return len(addresses)
}

// manyCauses is a step that is about several alike objects, of which the message names the first.
func manyCauses(cause *plan.Cause, message string, n int) string {
	rest, ok := strings.CutPrefix(message, plain(cause.Address))
	if !ok {
		return message
	}
	for _, verb := range verbs {
		if after, ok := strings.CutPrefix(rest, verb.singular); ok {
			rest = verb.plural + after
			break
		}
	}
	return plain(cause.Address) + " and " + strconv.Itoa(n-1) + " more" + rest
}

// verbs are those that follow an address in the message of a cause.
var verbs = []struct{ singular, plural string }{
	{" has ", " have "}, {" lists ", " list "}, {" is ", " are "}, {" decides", " decide"}, {" changes ", " change "},
	{" no longer lists ", " no longer list "}, {" no longer has ", " no longer have "},
}

func basePlace(cause *plan.Cause) string {
	if cause.File == "" {
		return ""
	}
	return fmt.Sprintf(" (base: %s:%d)", plain(cause.File), cause.Line)
}

func (t *planText) placed(message string, cause *plan.Cause) string {
	switch {
	case cause.File == "":
		return message
	case cause.Side == "base":
		return message + basePlace(cause)
	}
	return t.beside(message, fmt.Sprintf("%s:%d", plain(cause.File), cause.Line))
}

// beside puts a place at the right of a message.
func (t *planText) beside(message, place string) string {
	gap := max(2, placeColumn-2-labelColumns-columns(message)-columns(place))
	return message + strings.Repeat(" ", gap) + t.paint(dim, place)
}
