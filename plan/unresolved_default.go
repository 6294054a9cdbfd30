package plan

import (
	"grants/compiler"
	"grants/plan/objects"
)

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

// foreignDefaultDecides names what explains an impact on an application for which a default grant stands that nobody can judge, if one does.
func (x *explanation) foreignDefaultDecides() bool {
	b, a := x.before, x.after
	if x.cell.App < 0 || x.cell.API != objects.Unknown || x.byDefault == nil || !isDefault(b.foreign) && !isDefault(a.foreign) {
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
	case objects.IsThirdParty(b.app) != objects.IsThirdParty(a.app):
		x.nameParty()
	}
	if !x.impact.Latent.Only && b.access.Unreachable != a.access.Unreachable && !objects.SameFlows(b.app, a.app) {
		x.nameFlows()
	}
}

// defaultComesOrGoes names the grants that came, went or changed.
func (x *explanation) defaultComesOrGoes() {
	b, a, byDefault := x.before, x.after, x.byDefault.Foreign
	switch {
	case !isDefault(a.foreign) && a.foreign != nil:
		x.add(DefaultShadowed, a, a.foreign.Address, x.touched(), a.foreign.Address+" is new and replaces "+b.foreign.Address, a.foreign.Config.Header)
		return
	case !isDefault(b.foreign) && b.foreign != nil && byDefault.Before == nil:
		x.foreignContents(&b.foreign.ClientGrant, nil)
	case !isDefault(b.foreign) && b.foreign != nil:
		x.add(FallsBackToDefault, b, b.foreign.Address, x.touched(), b.foreign.Address+" is gone", b.foreign.Config.Header)
	}
	x.foreignContents(x.named(nil, byDefault.Before), x.named(nil, byDefault.After))
}
