package render

import (
	"slices"
	"strconv"
	"strings"

	"grants/plan"
)

// platformDefaults is what the formats for people say of the platform's own defaults, which applications get that are new and lose that go: which
// applications, and by which APIs. Gaining and losing are nil where there are none.
type platformDefaults struct {
	gaining, losing plan.Group
	apis            []string
}

func defaultsOf(p *plan.Plan, name func(string) string) platformDefaults {
	var d platformDefaults
	for _, i := range p.PlatformDefaults() {
		if i.Gains() || i.GainsLatent() {
			d.gaining = append(d.gaining, i)
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
		parts = append(parts, some(gaining, "application")+" "+verb(gaining, "get", "gets")+" the platform's defaults")
	}
	switch {
	case losing == 0:
	case gaining > 0:
		parts = append(parts, strconv.Itoa(losing)+" no longer "+verb(losing, "have", "has")+" them")
	default:
		parts = append(parts, some(losing, "application")+" no longer "+verb(losing, "have", "has")+" the platform's defaults")
	}
	return parts
}

// who is the applications of both, in a sentence.
func (d *platformDefaults) who(rows Rows, name func(string) string) string {
	var parts []string
	if d.gaining != nil {
		parts = append(parts, rows.holders(d.gaining, name)+" "+gain(d.gaining))
	}
	if d.losing != nil {
		parts = append(parts, rows.holders(d.losing, name)+" "+verb(d.losing.Applications(), "lose", "loses"))
	}
	return strings.Join(parts, ", ")
}

const byPlatformDefault = "by the platform's own default, which is as it was"

// platformDefaults is one line, whatever the number of applications.
func (t *planText) platformDefaults() {
	d := defaultsOf(t.plan, plain)
	if d.apis == nil {
		return
	}
	t.line("%s", t.paint(bold, "Platform defaults"))
	t.line("  %s%s what every application has on %s, %s", pad(string(plan.Low), labelColumns), d.who(t.rows, plain), strings.Join(d.apis, " and "), byPlatformDefault)
	t.line("")
}

// platformDefaults is one row.
func (m *planMarkdown) platformDefaults() string {
	d := defaultsOf(m.plan, m.name)
	if d.apis == nil {
		return ""
	}
	const what = "what every application has"
	cells := []string{string(plan.Low), "", strings.Join(d.apis, " and "), "", "", byPlatformDefault}
	if d.gaining != nil {
		cells[1], cells[3] = m.holders(d.gaining), what
	}
	if d.losing != nil {
		cells[4] = what
		if cells[1] != "" {
			cells[1] += "; "
			cells[4] = Rows{}.holders(d.losing, m.name) + ": " + what
			cells[3] = Rows{}.holders(d.gaining, m.name) + ": " + what
		}
		cells[1] += m.holders(d.losing)
	}
	return "| " + strings.Join(cells, " | ") + " |\n"
}

// gain is what a group does: something that only counts once there is a flow, it could gain.
func gain(group plan.Group) string {
	if !slices.ContainsFunc(group, (*plan.Impact).Gains) {
		return "could gain"
	}
	return verb(group.Applications(), "gain", "gains")
}
