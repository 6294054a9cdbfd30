package plan

import (
	"slices"

	"grants/compiler"
	"grants/internal/stringset"
	"grants/plan/cell"
	"grants/plan/objects"
)

// unresolvedImpacts are those of the grants that neither side can judge, in the order of impacts.
func (c *comparison) unresolvedImpacts() []Impact {
	var impacts []Impact
	for _, u := range c.Unresolved {
		if u.InMatrix {
			continue
		}
		if i, exists := c.unresolvedImpact(u); exists {
			u.Changes = true
			impacts = append(impacts, i)
		}
	}
	impacts = append(impacts, c.defaultImpacts()...)
	slices.SortStableFunc(impacts, compareImpacts)
	return impacts
}

func (c *comparison) unresolvedImpact(u *objects.Unresolved) (i Impact, exists bool) {
	d, readings := c.CompareUnresolved(u)
	i = Impact{Difference: d}
	if i.Exists() {
		c.describeUnresolved(&i, u, readings)
	}
	return i, i.Exists()
}

func (c *comparison) describeUnresolved(i *Impact, u *objects.Unresolved, readings cell.Readings) {
	before, after := readings.Widest()
	grant := objects.Either(u.Grants)
	app, api := grant.Application, grant.API
	if u.Cell.App >= 0 {
		app = objects.Either(c.Apps[u.Cell.App]) // as it is called now, also where the grant is gone
	}
	if u.Cell.API >= 0 {
		api = objects.Either(c.APIs[u.Cell.API])
	}
	i.API, i.Audience, i.SubjectType = api.Address, api.Identifier, string(grant.SubjectType)
	i.AnyThirdParty = u.Cell.App == objects.AnyThirdParty
	if !i.AnyThirdParty {
		i.Application, i.ClientID = app.Address, idOf(app)
	}
	if u.Cell.App >= 0 {
		i.Party, i.PartyBefore = partyOf(app), partyOf(c.Apps[u.Cell.App].Before)
	}
	i.finish(before, after)
	if len(i.Unresolved) == 0 { // a default grant is what is left
		i.Unresolved = objects.Either(u.Foreign).Unresolved()
	}
	i.markSensitive(objects.Union(before.Sensitive(), after.Sensitive()))
	i.Because = c.ExplainReadings(&i.Difference, u, readings)
	i.RiskReasons, i.Risk = rateBoth(i, func(i *Impact) ([]Reason, Level) { return c.assessUnresolved(i, before, after) })
}

// partyOf is null for an application that nobody knows.
func partyOf(app *compiler.Application) *compiler.Party {
	if app == nil || app.Party == "" {
		return nil
	}
	return &app.Party
}

// assessUnresolved is assess for a grant that nobody can judge after the change. Who is unknown may be anybody.
func (c *comparison) assessUnresolved(i *Impact, before, after *cell.View) ([]Reason, Level) {
	if !i.Gains() {
		return []Reason{}, NoRisk
	}
	applies := map[Reason]bool{
		UnresolvedGrant:   true,
		AnyThirdPartyGain: i.AnyThirdParty,
		ThirdPartyGain:    objects.IsThirdParty(before.Access.Application) || objects.IsThirdParty(after.Access.Application),
		SensitiveScope:    len(stringset.Intersection(i.Gained, objects.Union(before.Sensitive(), after.Sensitive()))) > 0,
		SystemAPIGain:     c.IsLikeSystem(objects.Pair[compiler.API]{Before: before.Access.API, After: after.Access.API}),
		Opens:             i.Opens,
		ConditionRelaxed:  len(i.Relaxed) > 0,
	}
	return rated(applies)
}

// withUnresolved puts the impacts of unresolved grants where they belong.
func withUnresolved(impacts, unresolved []Impact) []Impact {
	if len(unresolved) == 0 {
		return impacts
	}
	impacts = append(impacts, unresolved...)
	slices.SortStableFunc(impacts, compareImpacts)
	return impacts
}

// noteUnresolved remembers that a grant of a cell gives something else, where one of the sides can't judge it.
func (c *comparison) noteUnresolved(at objects.Cell) {
	if u := c.Foreign[at]; u != nil {
		u.Changes = true
	}
}

// resolvedPermissions is how many permissions there are more after the change, and in no impact, because only one side can judge a grant.
func (c *comparison) resolvedPermissions() int {
	total := 0
	for at := range c.Foreign {
		if at.App == objects.AnyThirdParty {
			continue
		}
		before, after := c.View(at)
		i, counts := Impact{Difference: c.Compare(at, &before, &after)}, objects.IsCounted(c.APIs[at.API])
		if counts {
			total += after.Judged() - before.Judged()
		}
		if len(cell.UnresolvedAttributes(&before, &after)) == 0 && (counts || !c.isPlatformDefault(&i, at, &before, &after)) {
			total -= len(i.Gained) - len(i.Lost)
		}
	}
	return total
}
