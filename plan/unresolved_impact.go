package plan

import (
	"slices"

	"grants/compiler"
	"grants/internal/stringset"
)

// unresolvedImpacts are those of the grants that neither side can judge, in the order of impacts.
func (c *comparison) unresolvedImpacts() []Impact {
	var impacts []Impact
	for _, u := range c.unresolved {
		if u.inMatrix {
			continue
		}
		if i, exists := c.unresolvedImpact(u); exists {
			u.changes = true
			impacts = append(impacts, i)
		}
	}
	impacts = append(impacts, c.defaultImpacts()...)
	slices.SortStableFunc(impacts, compareImpacts)
	return impacts
}

func (c *comparison) unresolvedImpact(u *unresolved) (i Impact, exists bool) {
	readings := c.readings(u)
	i = c.compare(u.cell, &readings[0].before, &readings[0].after)
	for n := range readings[1:] {
		other := c.compare(u.cell, &readings[n+1].before, &readings[n+1].after)
		i.join(&other)
	}
	if u.former != unknown {
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
func (c *comparison) foreignViews(u *unresolved) (before, after view) {
	if u.former != unknown {
		return c.formerViews(u)
	}
	before, after = view{side: "base", tenant: c.before}, view{side: "head", tenant: c.after}
	if u.cell.app >= 0 {
		before.app, after.app = c.apps[u.cell.app].before, c.apps[u.cell.app].after
	}
	if u.cell.api >= 0 {
		before.api, after.api = c.apis[u.cell.api].before, c.apis[u.cell.api].after
	}
	standIn(c.standing(u), &before, &after)
	return before, after
}

// formerViews is what the base says about the application that had the client_id, and the head about the grant that still names it.
func (c *comparison) formerViews(u *unresolved) (before, after view) {
	holder := &unresolved{cell: u.cell, grants: u.grants}
	holder.cell.app = u.former
	before, after = view{side: "base", tenant: c.before, app: c.apps[u.former].before}, view{side: "head", tenant: c.after}
	holder.stands.before = u.own
	if at := holder.cell; at.api >= 0 {
		before, _ = c.resolvedView(at)
		after.api = c.apis[at.api].after
		if isCreated(c.apis[at.api]) {
			holder.stands.before = nil
		}
	}
	standIn(pair[compiler.UnresolvedGrant]{before: c.standing(holder).before, after: u.stands.after}, &before, &after)
	return before, after
}

func (c *comparison) describeUnresolved(i *Impact, u *unresolved, readings []reading) {
	before, after := widest(readings, func(r *reading) *view { return &r.before }), widest(readings, func(r *reading) *view { return &r.after })
	grant := either(u.grants)
	app, api := grant.Application, grant.API
	if u.cell.app >= 0 {
		app = either(c.apps[u.cell.app]) // as it is called now, also where the grant is gone
	}
	if u.cell.api >= 0 {
		api = either(c.apis[u.cell.api])
	}
	i.API, i.Audience, i.SubjectType = api.Address, api.Identifier, string(grant.SubjectType)
	i.AnyThirdParty = u.cell.app == anyThirdParty
	if !i.AnyThirdParty {
		i.Application, i.ClientID = app.Address, idOf(app)
	}
	if u.cell.app >= 0 {
		i.Party, i.PartyBefore = partyOf(app), partyOf(c.apps[u.cell.app].before)
	}
	i.finish(before, after)
	if len(i.Unresolved) == 0 { // a default grant is what is left
		i.Unresolved = either(u.foreign).Unresolved()
	}
	i.markSensitive(union(sensitiveOn(before), sensitiveOn(after)))
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
		ThirdPartyGain:    isThirdParty(before.access.Application) || isThirdParty(after.access.Application),
		SensitiveScope:    len(stringset.Intersection(i.Gained, union(sensitiveOn(before), sensitiveOn(after)))) > 0,
		SystemAPIGain:     c.isLikeSystem(pair[compiler.API]{before.access.API, after.access.API}),
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

// UnresolvedSummary counts the grants of which one side at least can't tell what they lead to.
type UnresolvedSummary struct {
	Added   int `json:"added"`
	Changed int `json:"changed"` // give something else, or can be judged on one of the sides
	Removed int `json:"removed"`
}

// Total is the number of all of them.
func (s *UnresolvedSummary) Total() int { return s.Added + s.Changed + s.Removed }

func (c *comparison) summarizeUnresolved() UnresolvedSummary {
	var s UnresolvedSummary
	for _, u := range c.unresolved {
		switch {
		case u.grants.before == nil:
			s.Added++
		case u.grants.after == nil:
			s.Removed++
		case u.foreign.before == nil || u.foreign.after == nil || !sameGrant(u.grants) || u.changes:
			s.Changed++
		}
	}
	return s
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
