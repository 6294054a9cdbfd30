package plan

import (
	"strconv"
	"strings"

	"grants/internal/english"
	"grants/internal/render/markdown"
	"grants/internal/render/text"
	"grants/plan"
)

// roles writes what users with a role may do more, or less, those with the highest risk first.
func (t *textWriter) roles() {
	if len(t.plan.RoleImpacts) == 0 {
		return
	}
	t.line("%s", t.Paint(text.Bold, "Roles: what their users may do, of what applications may have"))
	impacts := t.plan.RolesByRisk()
	shown := t.rows.within(len(impacts))
	for i := range impacts[:shown] {
		t.role(&impacts[i])
	}
	t.more(len(impacts)-shown, "role", "")
	t.line("")
}

func (t *textWriter) role(i *plan.RoleImpact) {
	label, paint := string(i.Risk), riskPaint(i.Risk)
	if len(i.Gained) == 0 {
		label, paint = lossLabel(i), text.Magenta
	}
	head := "  " + t.Paint(paint, label) + strings.Repeat(" ", max(1, labelColumns-len(label)))
	t.hang(head, messageColumn+2, roleName(i, text.Spoken)+"   "+roleAPI(i, text.Spoken)+strings.Join(roleTags(i, text.Plain), ", "))
	for _, line := range roleDeltas(i, text.List, " by ") {
		t.hang(messageIndent, messageColumn+2, line)
	}
	for n := range i.Because {
		t.hang(messageIndent, messageColumn+2, t.placed(text.Plain(i.Because[n].Message), &i.Because[n]))
	}
}

// lossLabel is what stands in the place of a risk where nothing is gained.
func lossLabel(i *plan.RoleImpact) string {
	if i.Breaking {
		return "breaking"
	}
	return "loss"
}

func roleName(i *plan.RoleImpact, name func(string) string) string { return name(i.Role) }

// roleAPI is the API of a role's impact, or the identifier that is that of none.
func roleAPI(i *plan.RoleImpact, name func(string) string) string {
	if i.API == "" {
		return name(i.Audience)
	}
	return name(strings.TrimPrefix(i.API, "api."))
}

// roleTags are the reasons but the one that every role has, and what it rests on.
func roleTags(i *plan.RoleImpact, name func(string) string) []string {
	var tags []string
	for _, reason := range i.RiskReasons {
		switch word, known := words[reason]; {
		case reason == plan.RoleGain:
		case known:
			tags = append(tags, word)
		default:
			tags = append(tags, name(string(reason)))
		}
	}
	if len(i.Gained) > 0 && i.Breaking {
		tags = append(tags, "breaking")
	}
	if len(i.Assumed) > 0 {
		tags = append(tags, "assumed")
	}
	if len(tags) > 0 {
		tags[0] = "   " + tags[0]
	}
	return tags
}

// roleDeltas are what is gained and lost, each with who carries it.
func roleDeltas(i *plan.RoleImpact, list func([]string) string, by string) []string {
	var lines []string
	if len(i.Gained) > 0 {
		lines = append(lines, "+ "+list(i.Gained)+by+carriers(i, &i.GainedBy))
	}
	if len(i.Lost) > 0 {
		lines = append(lines, "- "+list(i.Lost)+by+carriers(i, &i.LostBy))
	}
	return lines
}

// carriers says how many applications can carry it.
func carriers(i *plan.RoleImpact, c *plan.Carriers) string {
	var parts []string
	if c.Applications > 0 {
		parts = append(parts, english.Count(c.Applications, "application"))
	}
	if c.AnyThirdParty {
		parts = append(parts, "any third party")
	}
	switch {
	case len(parts) > 0:
		return strings.Join(parts, " and ")
	case i.API == "":
		return "nobody knows whom"
	}
	return "no application"
}

// roleCounts is how many roles permit more, and how many less.
func roleCounts(s *plan.Summary, permissions bool) []string {
	var parts []string
	for _, c := range []struct {
		roles, permissions int
		many, one          string
	}{
		{s.RolesGaining, s.RolePermissionsGained, "gain", "gains"}, {s.RolesLosing, s.RolePermissionsLost, "lose", "loses"},
	} {
		if c.roles == 0 {
			continue
		}
		part := english.Count(c.roles, "role") + " " + english.Verb(c.roles, c.many, c.one)
		if permissions {
			part += " " + strconv.Itoa(c.permissions)
		}
		parts = append(parts, part)
	}
	return parts
}

// roles writes a table of what roles permit more, or less.
func (m *markdownWriter) roles() {
	if len(m.plan.RoleImpacts) == 0 {
		return
	}
	m.write("\n| Risk | Role | API | Gains | Loses | Because |\n|---|---|---|---|---|---|\n")
	impacts := m.plan.RolesByRisk()
	left := len(impacts)
	for n := range impacts[:m.rows.within(len(impacts))] {
		if !m.writeRow(m.roleRow(&impacts[n])) {
			break
		}
		left--
	}
	if left > 0 {
		m.write("\n… and " + english.Count(left, "more role") + ": see the JSON, `grants plan -o json`.\n")
	}
}

func (m *markdownWriter) roleRow(i *plan.RoleImpact) string {
	label := string(i.Risk)
	if len(i.Gained) == 0 {
		label = lossLabel(i)
	}
	if tags := roleTags(i, m.name); len(tags) > 0 {
		label += " (" + strings.TrimSpace(strings.Join(tags, ", ")) + ")"
	}
	list := func(names []string) string { return markdown.Codes(names, m.cell) }
	gained, lost := "", ""
	if len(i.Gained) > 0 {
		gained = list(i.Gained) + "<br>by " + carriers(i, &i.GainedBy)
	}
	if len(i.Lost) > 0 {
		lost = list(i.Lost) + "<br>by " + carriers(i, &i.LostBy)
	}
	var causes []string
	for n := range i.Because {
		cause := markdown.Fitted(m.cell, i.Because[n].Message, markdown.Prose)
		switch at := place(&i.Because[n]); {
		case at != "" && i.Because[n].Side == "base":
			cause += " (base: " + m.name(at) + ")"
		case at != "":
			cause += " (" + m.name(at) + ")"
		}
		causes = append(causes, cause)
	}
	cells := []string{emphasized(label), roleName(i, m.name), roleAPI(i, m.name), gained, lost, strings.Join(causes, "<br>")}
	return "| " + strings.Join(cells, " | ") + " |\n"
}
