package plan

import (
	"slices"
	"strconv"
	"strings"

	"grants/internal/english"
	"grants/internal/render/text"
	"grants/plan"
)

// platformDefaults is what the formats for people say of the platform's own defaults, which applications get that are new and lose that go: which
// applications, and by which APIs. A group is nil where there are none.
type platformDefaults struct {
	gaining, losing plan.Group
	could           plan.Group // gain, if they had the flow
	apis            []string
}

func defaultsOf(p *plan.Plan, name func(string) string) platformDefaults {
	var d platformDefaults
	for _, i := range p.PlatformDefaults() {
		switch {
		case i.Gains():
			d.gaining = append(d.gaining, i)
		case i.GainsLatent():
			d.could = append(d.could, i)
		}
		if i.Loses() || i.LosesLatent() {
			d.losing = append(d.losing, i)
		}
		if cell := cellName(i, name); !slices.Contains(d.apis, cell) {
			d.apis = append(d.apis, cell)
		}
	}
	return d
}

// inNumbers is who gains and who loses.
func (d *platformDefaults) inNumbers() []string {
	var parts []string
	gaining, losing := d.gaining.Applications(), d.losing.Applications()
	if gaining > 0 {
		parts = append(parts, english.Count(gaining, "application")+" "+english.Verb(gaining, "get", "gets")+" the platform's defaults")
	}
	could := d.could.Applications()
	flow := " if " + english.Verb(could, "they", "it") + " had the flow"
	switch {
	case could == 0:
	case gaining > 0:
		parts = append(parts, strconv.Itoa(could)+" more could get them"+flow)
	default:
		parts = append(parts, english.Count(could, "application")+" could get the platform's defaults"+flow)
	}
	switch {
	case losing == 0:
	case gaining+could > 0:
		parts = append(parts, strconv.Itoa(losing)+" no longer "+english.Verb(losing, "have", "has")+" them")
	default:
		parts = append(parts, english.Count(losing, "application")+" no longer "+english.Verb(losing, "have", "has")+" the platform's defaults")
	}
	return parts
}

// who is the applications of both, in a sentence.
func (d *platformDefaults) who(rows Rows, name func(string) string) string {
	var parts []string
	if d.gaining != nil {
		parts = append(parts, rows.holders(d.gaining, name)+" "+english.Verb(d.gaining.Applications(), "gain", "gains"))
	}
	if d.could != nil {
		parts = append(parts, rows.holders(d.could, name)+" could gain, without the flow,")
	}
	if d.losing != nil {
		parts = append(parts, rows.holders(d.losing, name)+" "+english.Verb(d.losing.Applications(), "lose", "loses"))
	}
	return strings.Join(parts, ", ")
}

const byPlatformDefault = "by the platform's own default, which is as it was"

// platformDefaults is one line, whatever the number of applications.
func (t *textWriter) platformDefaults() {
	d := defaultsOf(t.plan, text.Plain)
	if d.apis == nil {
		return
	}
	t.line("%s", t.Paint(text.Bold, "Platform defaults"))
	t.hang("  "+pad(string(plan.Low), labelColumns), messageColumn+2,
		d.who(t.rows, text.Spoken)+" what every application has on "+strings.Join(d.apis, " and ")+", "+byPlatformDefault)
	t.line("")
}

// platformDefaults is one row.
func (m *markdownWriter) platformDefaults() string {
	d := defaultsOf(m.plan, m.name)
	if d.apis == nil {
		return ""
	}
	const what = "what every application has"
	cells := []string{string(plan.Low), "", strings.Join(d.apis, " and "), "", "", byPlatformDefault}
	for _, c := range []struct {
		group  plan.Group
		cell   int
		before string
	}{{d.gaining, 3, ""}, {d.could, 3, "could gain "}, {d.losing, 4, ""}} {
		if c.group == nil {
			continue
		}
		cells[1] = also(cells[1], m.holders(c.group))
		if len(d.gaining)+len(d.could)+len(d.losing) > len(c.group) {
			c.before = Rows{}.holders(c.group, m.name) + ": " + c.before
		}
		cells[c.cell] = also(cells[c.cell], c.before+what)
	}
	return "| " + strings.Join(cells, " | ") + " |\n"
}

// also puts one thing behind another, which may be none.
func also(first, second string) string {
	if first == "" {
		return second
	}
	return first + "; " + second
}
