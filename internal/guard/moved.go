package guard

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

// placed is where an object is written.
type placed struct {
	address string
	at      diag.Range
}

// move is objects that were written in a file of one class, and are in a file of another one now.
type move struct {
	from, to string // the files of the first of them
	objects  []placed
}

// movedAway are objects that went to files for which the settings of the head ask less than for those where they were, since an override is for
// these and not for those.
func movedAway(rules []*lint.Rule, base, head *Side) []diag.Diagnostic {
	if head.Settings == nil || len(head.Settings.Lint.Overrides) == 0 {
		return nil
	}
	c := &settingsChange{rules: rules, base: withPaths(head.Settings), head: withPaths(head.Settings)}
	var found []diag.Diagnostic
	for _, m := range c.moves(placesOf(base.Tenant), placesOf(head.Tenant), base.Tenant, head.Tenant) {
		for _, rule := range rules {
			if rule.Check == nil {
				continue
			}
			now, before := c.head.Lint.Resolve(rule, m.to), c.head.Lint.Resolve(rule, m.from)
			for _, w := range weaker(&now, &before) {
				first := m.objects[0]
				found = append(found, weakened(first.address, "moved."+rule.ID+"."+w.key, m.sentence()+": "+w.now+w.before, first.at))
			}
		}
	}
	return found
}

func (m *move) sentence() string {
	if n := len(m.objects) - 1; n > 0 {
		return fmt.Sprintf("%s and %s moved, the first from %s to %s", m.objects[0].address, others(n), m.from, m.to)
	}
	return fmt.Sprintf("%s moved from %s to %s", m.objects[0].address, m.from, m.to)
}

func others(n int) string {
	if n == 1 {
		return "1 other"
	}
	return strconv.Itoa(n) + " others"
}

// moves are those to files that other overrides are for, by the overrides of both, in the order of addresses.
func (c *settingsChange) moves(before, after []placed, base, head *compiler.Tenant) []*move {
	files, known := map[string]string{}, map[string]bool{}
	for _, p := range before {
		files[p.address], known[p.address] = p.at.File, true
	}
	now := map[string]bool{}
	for _, p := range after {
		now[p.address] = true
	}
	was := formerAddresses(base, head, known, now)
	index, moves := map[string]*move{}, []*move{}
	for _, p := range after {
		from := files[cmp.Or(was[p.address], p.address)]
		if from == "" || from == p.at.File {
			continue
		}
		key := c.overridesOf(from) + " " + c.overridesOf(p.at.File)
		if index[key] == nil {
			index[key] = &move{from: from, to: p.at.File}
			moves = append(moves, index[key])
		}
		index[key].objects = append(index[key].objects, p)
	}
	return moves
}

// placesOf are those of the objects of a project, by address.
func placesOf(tenant *compiler.Tenant) []placed {
	var found []placed
	add := func(address string, header diag.Span) {
		if !header.IsZero() {
			found = append(found, placed{address, tenant.Range(header)})
		}
	}
	for _, api := range tenant.APIs {
		if api.Config != nil {
			add(api.Address, api.Config.Header)
		}
	}
	for _, app := range tenant.Applications {
		add(app.Address, app.Config.Header)
	}
	for _, grant := range tenant.ClientGrants {
		add(grant.Address, grant.Config.Header)
	}
	for _, grant := range tenant.UnresolvedGrants {
		add(grant.Address, grant.Config.Header)
	}
	for _, role := range tenant.Roles {
		add(role.Address, role.Config.Header)
	}
	for _, connection := range tenant.Connections {
		add(connection.Address, connection.Config.Header)
	}
	for _, organization := range tenant.Organizations {
		add(organization.Address, organization.Config.Header)
	}
	if settings := tenant.Config.Tenant; settings != nil {
		add("tenant", settings.Header)
	}
	slices.SortStableFunc(found, func(x, y placed) int { return strings.Compare(x.address, y.address) })
	return found
}
