package plan

import (
	"iter"

	"grants/compiler"
)

// A default grant on an API that neither side declares is for every third party that has no grant of its own there, like any other default grant.

// standing are the grants that stand for access: of a third party that has none, the default.
func (c *comparison) standing(u *unresolved) pair[compiler.UnresolvedGrant] {
	grants, byDefault := u.stands, c.defaultBeside(u)
	if byDefault == nil || u.cell.app == unknown {
		return grants
	}
	app := c.apps[u.cell.app]
	if grants.before == nil && isThirdParty(app.before) {
		grants.before = byDefault.foreign.before
	}
	if grants.after == nil && isThirdParty(app.after) {
		grants.after = byDefault.foreign.after
	}
	return grants
}

// fallingBack are the third parties that a default grant may give something else than before, and that have no grant of their own on either side.
func (c *comparison) fallingBack() iter.Seq2[*unresolved, int] {
	return func(yield func(*unresolved, int) bool) {
		if len(c.beside) == 0 {
			return
		}
		thirdParties, changed := c.thirdParties()
		for _, u := range c.unresolved {
			if u.cell.api != unknown || u.cell.app != anyThirdParty {
				continue
			}
			apps := thirdParties
			if sameGrant(u.grants) {
				apps = changed
			}
			for _, app := range apps {
				at := u.beside()
				at.app = app
				if c.beside[at] == nil && !yield(u, app) {
					return
				}
			}
		}
	}
}

// thirdParties are the indexes of the applications that are third parties on one of the sides, and of those among them that differ.
func (c *comparison) thirdParties() (all, changed []int) {
	for i, p := range c.apps {
		if !isThirdParty(p.before) && !isThirdParty(p.after) {
			continue
		}
		all = append(all, i)
		if !sameApplication(p) {
			changed = append(changed, i)
		}
	}
	return all, changed
}

// countFallingBack is how many cells beside the matrix may differ.
func (c *comparison) countFallingBack() int {
	count := 0
	for range c.fallingBack() {
		count++
	}
	return count
}

// defaultImpacts are those of default grants for third parties. What is the same for several applications is one impact, as in impacts.
func (c *comparison) defaultImpacts() []Impact {
	var impacts []Impact
	type kind struct {
		byDefault *unresolved
		class     int32
	}
	f, known := c.newFolder(), map[kind]int{}
	for byDefault, app := range c.fallingBack() {
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
			i.folded = &folded{comparison: c, cell: u.cell}
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
func reaching(u *unresolved, app int) *unresolved {
	single := &unresolved{foreign: u.foreign, grants: u.grants, cell: u.cell, former: unknown}
	single.cell.app = app
	return single
}

// foreignDefaultDecides names what explains an impact on an application for which a default grant stands that nobody can judge, if one does.
func (x *explanation) foreignDefaultDecides() bool {
	b, a := x.before, x.after
	if x.cell.app < 0 || x.cell.api != unknown || x.byDefault == nil || !isDefault(b.foreign) && !isDefault(a.foreign) {
		return false
	}
	x.holderChanges()
	x.defaultComesOrGoes()
	if now := a.foreign; isDefault(now) && x.impact.Gains() && !x.names(a.side, now.Address) {
		x.add(ProvidedBy, a, now.Address, x.impact.Gained, provides(&now.ClientGrant), now.Config.Header)
	}
	return true
}

func isDefault(g *compiler.UnresolvedGrant) bool { return g != nil && g.IsDefault() }

// holderChanges names an application that came, went, or changed its party or flows.
func (x *explanation) holderChanges() {
	b, a := x.before, x.after
	switch {
	case b.app == nil:
		if b.foreign == nil {
			x.newcomer(a.app)
		}
		return
	case a.app == nil:
		x.leaver(b.app)
		return
	case isThirdParty(b.app) != isThirdParty(a.app):
		x.nameParty()
	}
	if !x.impact.Latent.Only && b.access.Unreachable != a.access.Unreachable && !sameFlows(b.app, a.app) {
		x.nameFlows()
	}
}

// defaultComesOrGoes names the grants that came, went or changed.
func (x *explanation) defaultComesOrGoes() {
	b, a, byDefault := x.before, x.after, x.byDefault.foreign
	switch {
	case !isDefault(a.foreign) && a.foreign != nil:
		x.add(DefaultShadowed, a, a.foreign.Address, x.touched(), a.foreign.Address+" is new and replaces "+b.foreign.Address, a.foreign.Config.Header)
		return
	case !isDefault(b.foreign) && b.foreign != nil && byDefault.before == nil:
		x.foreignContents(&b.foreign.ClientGrant, nil)
	case !isDefault(b.foreign) && b.foreign != nil:
		x.add(FallsBackToDefault, b, b.foreign.Address, x.touched(), b.foreign.Address+" is gone", b.foreign.Config.Header)
	}
	x.foreignContents(x.named(nil, byDefault.before), x.named(nil, byDefault.after))
}
