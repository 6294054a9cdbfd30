package plan

import (
	"slices"

	"grants/compiler"
	"grants/plan/objects"
)

// reading is one of the kinds of application that a client which nobody declares may be, and what both sides say about it then.
type reading struct{ before, after view }

// readings are what a grant that neither side can judge may be about. Who is unknown may be anybody: where a policy lets in every first party, that is one;
// where a default grant is for third parties without a grant of their own, that is another.
func (c *comparison) readings(u *objects.Unresolved) []reading {
	before, after := c.foreignViews(u)
	all := []reading{{before, after}}
	if u.Cell.App != objects.Unknown || u.Former != objects.Unknown {
		return all
	}
	grant := objects.Either(u.Grants)
	if third := (reading{before, after}); third.fallBack(grant, c.defaultsBeside(u)) {
		return append(all, third)
	}
	if u.Cell.API == objects.Unknown || before.api == nil || after.api == nil {
		return all
	}
	if first := (reading{before, after}); first.before.openTo(grant) != first.after.openTo(grant) {
		first.before.letIn(grant)
		first.after.letIn(grant)
		all = append(all, first)
	}
	if third := (reading{before, after}); !objects.IsSystem(c.APIs[u.Cell.API]) && third.fallBack(grant, third.defaults(c.Grant(objects.GrantID{Holder: objects.AnyThirdParty, API: u.Cell.API, Subject: u.Cell.Subject}))) {
		all = append(all, third)
	}
	return all
}

// instead is a default grant, and what it gives.
type instead struct {
	grant  *compiler.ClientGrant
	access compiler.Access
}

// defaults are the default grants of a cell.
func (r *reading) defaults(grants objects.Pair[compiler.ClientGrant]) objects.Pair[instead] {
	of := func(v *view, grant *compiler.ClientGrant) *instead {
		if grant == nil {
			return nil
		}
		return &instead{grant, v.tenant.Access(nil, v.api, grant.SubjectType)}
	}
	return objects.Pair[instead]{Before: of(&r.before, grants.Before), After: of(&r.after, grants.After)}
}

// defaultsBeside are those for what a grant is on, where neither side declares the API.
func (c *comparison) defaultsBeside(u *objects.Unresolved) objects.Pair[instead] {
	byDefault := c.DefaultBeside(u)
	if byDefault == nil {
		return objects.Pair[instead]{}
	}
	of := func(grant *compiler.UnresolvedGrant) *instead {
		if grant == nil {
			return nil
		}
		return &instead{&grant.ClientGrant, grant.Access()}
	}
	return objects.Pair[instead]{Before: of(byDefault.Foreign.Before), After: of(byDefault.Foreign.After)}
}

// fallBack has the default grants decide on the sides where a third party has no grant of its own, and reports whether they let it in on one.
func (r *reading) fallBack(grant *compiler.ClientGrant, byDefault objects.Pair[instead]) bool {
	was, is := r.before.fallBack(grant, byDefault.Before), r.after.fallBack(grant, byDefault.After)
	return was || is
}

// openTo reports whether the policy of a side lets in every first party for what a grant is for.
func (v *view) openTo(grant *compiler.ClientGrant) bool {
	return v.api.Policy(grant.SubjectType) == compiler.AllowAll
}

// letIn has an open policy decide, as for a first party.
func (v *view) letIn(grant *compiler.ClientGrant) {
	if !v.openTo(grant) {
		return
	}
	everybody := &compiler.Application{Party: compiler.FirstParty, ClientID: grant.Application.ClientID, Config: grant.Application.Config}
	v.exists, v.guessed, v.access = true, true, v.tenant.Access(everybody, v.api, grant.SubjectType)
	v.access.Application, v.access.Unreachable, v.access.NarrowedBy = grant.Application, "", nil // as the grant's: whoever it is asks for what it asks for
}

func (v *view) fallBack(grant *compiler.ClientGrant, byDefault *instead) bool {
	if v.foreign != nil || byDefault == nil {
		return false
	}
	v.exists, v.guessed, v.access, v.byDefault = true, true, byDefault.access, byDefault.grant
	v.access.Application, v.access.NarrowedBy = grant.Application, nil
	return v.access.Allowed
}

// join adds what another reading gains and loses. One may lose what another one gains: both are told.
func (i *Impact) join(other *Impact) {
	both := func(x, y []string) []string { return objects.OrEmpty(objects.Union(x, y)) }
	i.Gained, i.GainedTypes, i.Relaxed = both(i.Gained, other.Gained), both(i.GainedTypes, other.GainedTypes), both(i.Relaxed, other.Relaxed)
	i.Lost, i.LostTypes, i.Tightened = both(i.Lost, other.Lost), both(i.LostTypes, other.LostTypes), both(i.Tightened, other.Tightened)
	i.Opens, i.Closes = i.Opens || other.Opens, i.Closes || other.Closes
	i.Admitted, i.Refused = i.Admitted || other.Admitted, i.Refused || other.Refused
	i.Latent.Only = i.exists() && !i.Gains() && !i.Loses()
}

// explainReadings gives the causes of each reading once.
func (c *comparison) explainReadings(i *Impact, u *objects.Unresolved, readings []reading) []Cause {
	whole := &explanation{comparison: c, impact: i.ofCeiling()}
	for n := range readings {
		r := &readings[n]
		one := c.compare(u.Cell, &r.before, &r.after)
		if !one.exists() {
			continue
		}
		why := &explanation{comparison: c, impact: one.ofCeiling(), cell: u.Cell, before: &r.before, after: &r.after, unresolved: u.Foreign, grant: u, byDefault: c.DefaultBeside(u)}
		why.find()
		why.settleShares()
		why.mark()
		for _, cause := range why.causes {
			whole.addOnce(cause)
		}
	}
	whole.settleShares()
	return whole.causes
}

// addOnce joins a cause with the same one of another reading.
func (x *explanation) addOnce(cause Cause) {
	at := slices.IndexFunc(x.causes, func(c Cause) bool {
		return c.Address == cause.Address && c.Side == cause.Side && (c.Cause == cause.Cause || c.Message == cause.Message)
	})
	if at < 0 {
		x.causes = append(x.causes, cause)
		return
	}
	c := &x.causes[at]
	c.Cause, c.Message = cause.Cause, cause.Message // that of the later one says more
	c.Scopes, c.Gains, c.Loses = objects.OrEmpty(objects.Union(c.Scopes, cause.Scopes)), c.Gains || cause.Gains, c.Loses || cause.Loses
}

// strangerFallsBack names an own grant of a client that nobody declares, and the default grant that is for it on the other side if it is a third party.
func (x *explanation) strangerFallsBack() bool {
	b, a := x.before, x.after
	switch {
	case x.cell.App != objects.Unknown:
		return false
	case b.foreign != nil && a.foreign == nil && a.byDefault != nil:
		x.add(FallsBackToDefault, b, b.foreign.Address, x.touched(), b.foreign.Address+" is gone", b.foreign.Config.Header)
		x.add(ProvidedBy, a, a.byDefault.Address, x.impact.Gained, a.byDefault.Address+" applies if it is a third party", a.byDefault.Config.Header)
		return true
	case a.foreign != nil && b.foreign == nil && b.byDefault != nil:
		message := a.foreign.Address + " is new and replaces " + b.byDefault.Address + " if it is a third party"
		x.add(DefaultShadowed, a, a.foreign.Address, x.touched(), message, a.foreign.Config.Header)
		return true
	}
	return false
}
