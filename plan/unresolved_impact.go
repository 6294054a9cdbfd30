package plan

import (
	"slices"

	"grants/compiler"
	"grants/internal/stringset"
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
	readings := c.readings(u)
	i = c.compare(u.Cell, &readings[0].before, &readings[0].after)
	for n := range readings[1:] {
		other := c.compare(u.Cell, &readings[n+1].before, &readings[n+1].after)
		i.join(&other)
	}
	if u.Former != objects.Unknown {
		i.onlyGains()
	}
	c.compareBlock(&i, u)
	if i.exists() {
		c.describeUnresolved(&i, u, readings)
	}
	return i, i.exists()
}

// onlyGains leaves out what is lost: a client whose block is another one's now is gone otherwise, and what the block loses is in the matrix.
func (i *Impact) onlyGains() {
	i.Lost, i.LostTypes, i.Tightened, i.Closes, i.Refused = []string{}, []string{}, []string{}, false, false
	l := &i.Latent
	l.Lost, l.LostTypes, l.Tightened, l.Closes, l.Refused = []string{}, []string{}, []string{}, false, false
	l.Only = i.exists() && !i.Gains()
}

// foreignViews is what both sides say about a grant that neither can judge.
func (c *comparison) foreignViews(u *objects.Unresolved) (before, after view) {
	if u.Former != objects.Unknown {
		return c.formerViews(u)
	}
	before, after = view{side: "base", tenant: c.Before}, view{side: "head", tenant: c.After}
	if u.Cell.App >= 0 {
		before.app, after.app = c.Apps[u.Cell.App].Before, c.Apps[u.Cell.App].After
	}
	if u.Cell.API >= 0 {
		before.api, after.api = c.APIs[u.Cell.API].Before, c.APIs[u.Cell.API].After
	}
	standIn(c.Standing(u), &before, &after)
	return before, after
}

// formerViews is what the base says about the application that had the client_id, and the head about the grant that still names it.
func (c *comparison) formerViews(u *objects.Unresolved) (before, after view) {
	holder := &objects.Unresolved{Cell: u.Cell, Grants: u.Grants}
	holder.Cell.App = u.Former
	before, after = view{side: "base", tenant: c.Before, app: c.Apps[u.Former].Before}, view{side: "head", tenant: c.After}
	holder.Stands.Before = u.Own
	if at := holder.Cell; at.API >= 0 {
		before, _ = c.resolvedView(at)
		after.api = c.APIs[at.API].After
		if objects.IsCreated(c.APIs[at.API]) {
			holder.Stands.Before = nil
		}
	}
	standIn(objects.Pair[compiler.UnresolvedGrant]{Before: c.Standing(holder).Before, After: u.Stands.After}, &before, &after)
	return before, after
}

func (c *comparison) describeUnresolved(i *Impact, u *objects.Unresolved, readings []reading) {
	before, after := widest(readings, func(r *reading) *view { return &r.before }), widest(readings, func(r *reading) *view { return &r.after })
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
	i.markSensitive(objects.Union(sensitiveOn(before), sensitiveOn(after)))
	i.Because = c.explainBlock(c.explainReadings(i, u, readings), u)
	i.RiskReasons, i.Risk = rateBoth(i, func(i *Impact) ([]Reason, Level) { return c.assessUnresolved(i, before, after) })
}

// widest is the view of the reading that gives most on a side.
func widest(readings []reading, side func(*reading) *view) *view {
	most := side(&readings[0])
	for n := range readings[1:] {
		v := side(&readings[n+1])
		if v.access.Allowed && (!most.access.Allowed || len(v.access.Scopes) > len(most.access.Scopes) || v.access.FutureScopes && !most.access.FutureScopes) {
			most = v
		}
	}
	return most
}

// partyOf is null for an application that nobody knows.
func partyOf(app *compiler.Application) *compiler.Party {
	if app == nil || app.Party == "" {
		return nil
	}
	return &app.Party
}

// unresolvedAttributes is what leads nowhere after the change; before it, where the grant is gone.
func unresolvedAttributes(before, after *view) []string {
	switch {
	case after.foreign != nil:
		return after.foreign.Unresolved()
	case before.foreign != nil && !after.exists:
		return before.foreign.Unresolved()
	}
	return []string{}
}

// assessUnresolved is assess for a grant that nobody can judge after the change. Who is unknown may be anybody.
func (c *comparison) assessUnresolved(i *Impact, before, after *view) ([]Reason, Level) {
	if !i.Gains() {
		return []Reason{}, NoRisk
	}
	applies := map[Reason]bool{
		UnresolvedGrant:   true,
		AnyThirdPartyGain: i.AnyThirdParty,
		ThirdPartyGain:    objects.IsThirdParty(before.access.Application) || objects.IsThirdParty(after.access.Application),
		SensitiveScope:    len(stringset.Intersection(i.Gained, objects.Union(sensitiveOn(before), sensitiveOn(after)))) > 0,
		SystemAPIGain:     c.IsLikeSystem(objects.Pair[compiler.API]{Before: before.access.API, After: after.access.API}),
		Opens:             i.Opens,
		ConditionRelaxed:  len(i.Relaxed) > 0,
	}
	return rated(applies)
}

func sensitiveOn(v *view) []string {
	if v.access.API == nil {
		return nil
	}
	return v.access.API.SensitiveScopes
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
