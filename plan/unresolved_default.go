package plan

import "grants/plan/objects"

// A default grant on an API that neither side declares is for every third party that has no grant of its own there, like any other default grant.

// defaultImpacts are those of default grants for third parties. What is the same for several applications is one impact, as in impacts.
func (c *comparison) defaultImpacts() []Impact {
	var impacts []Impact
	type kind struct {
		byDefault *objects.Unresolved
		class     int32
	}
	f, known := c.newFolder(), map[kind]int{}
	for byDefault, app := range c.FallingBack() {
		key := kind{byDefault, f.class(app)}
		if n, found := known[key]; found {
			if n != noImpact {
				impacts[n].folded.apps = append(impacts[n].folded.apps, int32(app))
			}
			continue
		}
		u, at := reaching(byDefault, app), noImpact
		if i, exists := c.unresolvedImpact(u); exists {
			at = len(impacts)
			i.folded = &folded{comparison: c, cell: u.Cell}
			impacts = append(impacts, i)
		}
		if key.class != unfolded {
			known[key] = at
		}
	}
	c.finishFolded(impacts)
	return impacts
}

// reaching is what a default grant is for one application.
func reaching(u *objects.Unresolved, app int) *objects.Unresolved {
	single := &objects.Unresolved{Foreign: u.Foreign, Grants: u.Grants, Cell: u.Cell, Former: objects.Unknown}
	single.Cell.App = app
	return single
}
