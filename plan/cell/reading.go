package cell

import (
	"slices"

	"grants/compiler"
	"grants/plan/objects"
)

// Readings are what a grant that neither side can judge may be about: at least one.
type Readings []reading

// reading is one of the kinds of application that a client which nobody declares may be, and what both sides say about it then.
type reading struct{ before, after View }

// readings are what a grant that neither side can judge may be about. Who is unknown may be anybody: where a policy lets in every first party, that is one;
// where a default grant is for third parties without a grant of their own, that is another.
func (c *Comparison) readings(u *objects.Unresolved) Readings {
	before, after := c.foreignViews(u)
	all := Readings{{before, after}}
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

// CompareUnresolved is what a grant that neither side can judge gives more and less, whatever it is about.
func (c *Comparison) CompareUnresolved(u *objects.Unresolved) (Difference, Readings) {
	readings := c.readings(u)
	d := c.Compare(u.Cell, &readings[0].before, &readings[0].after)
	for n := range readings[1:] {
		other := c.Compare(u.Cell, &readings[n+1].before, &readings[n+1].after)
		d.join(&other)
	}
	if u.Former != objects.Unknown {
		d.onlyGains()
	}
	c.compareBlock(&d, u)
	return d, readings
}

// instead is a default grant, and what it gives.
type instead struct {
	grant  *compiler.ClientGrant
	access compiler.Access
}

// defaults are the default grants of a cell.
func (r *reading) defaults(grants objects.Pair[compiler.ClientGrant]) objects.Pair[instead] {
	of := func(v *View, grant *compiler.ClientGrant) *instead {
		if grant == nil {
			return nil
		}
		return &instead{grant, v.tenant.Access(nil, v.api, grant.SubjectType)}
	}
	return objects.Pair[instead]{Before: of(&r.before, grants.Before), After: of(&r.after, grants.After)}
}

// defaultsBeside are those for what a grant is on, where neither side declares the API.
func (c *Comparison) defaultsBeside(u *objects.Unresolved) objects.Pair[instead] {
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
func (v *View) openTo(grant *compiler.ClientGrant) bool {
	return v.api.Policy(grant.SubjectType) == compiler.AllowAll
}

// letIn has an open policy decide, as for a first party.
func (v *View) letIn(grant *compiler.ClientGrant) {
	if !v.openTo(grant) {
		return
	}
	everybody := &compiler.Application{Party: compiler.FirstParty, ClientID: grant.Application.ClientID, Config: grant.Application.Config}
	v.exists, v.guessed, v.Access = true, true, v.tenant.Access(everybody, v.api, grant.SubjectType)
	v.Access.Application, v.Access.Unreachable, v.Access.NarrowedBy = grant.Application, "", nil // as the grant's: whoever it is asks for what it asks for
}

func (v *View) fallBack(grant *compiler.ClientGrant, byDefault *instead) bool {
	if v.Foreign != nil || byDefault == nil {
		return false
	}
	v.exists, v.guessed, v.Access, v.byDefault = true, true, byDefault.access, byDefault.grant
	v.Access.Application, v.Access.NarrowedBy = grant.Application, nil
	return v.Access.Allowed
}

// join adds what another reading gains and loses. One may lose what another one gains: both are told.
func (d *Difference) join(other *Difference) {
	both := func(x, y []string) []string { return objects.OrEmpty(objects.Union(x, y)) }
	d.Gained, d.GainedTypes, d.Relaxed = both(d.Gained, other.Gained), both(d.GainedTypes, other.GainedTypes), both(d.Relaxed, other.Relaxed)
	d.Lost, d.LostTypes, d.Tightened = both(d.Lost, other.Lost), both(d.LostTypes, other.LostTypes), both(d.Tightened, other.Tightened)
	d.Opens, d.Closes = d.Opens || other.Opens, d.Closes || other.Closes
	d.Admitted, d.Refused = d.Admitted || other.Admitted, d.Refused || other.Refused
	d.Latent.Only = d.Exists() && !d.Gains() && !d.Loses()
}

// ExplainReadings gives the causes of each reading once.
func (c *Comparison) ExplainReadings(d *Difference, u *objects.Unresolved, readings Readings) []Cause {
	whole := &Explanation{Comparison: c, difference: d.OfCeiling()}
	for n := range readings {
		r := &readings[n]
		one := c.Compare(u.Cell, &r.before, &r.after)
		if !one.Exists() {
			continue
		}
		why := &Explanation{Comparison: c, difference: one.OfCeiling(), cell: u.Cell, before: &r.before, after: &r.after, unresolved: u.Foreign, grant: u, byDefault: c.DefaultBeside(u)}
		why.find()
		why.settleShares()
		why.mark()
		for _, cause := range why.Causes {
			whole.addOnce(cause)
		}
	}
	whole.settleShares()
	return c.explainBlock(whole.Causes, u)
}

// addOnce joins a cause with the same one of another reading.
func (x *Explanation) addOnce(cause Cause) {
	at := slices.IndexFunc(x.Causes, func(c Cause) bool {
		return c.Address == cause.Address && c.Side == cause.Side && (c.Cause == cause.Cause || c.Message == cause.Message)
	})
	if at < 0 {
		x.Causes = append(x.Causes, cause)
		return
	}
	c := &x.Causes[at]
	c.Cause, c.Message = cause.Cause, cause.Message // that of the later one says more
	c.Scopes, c.Gains, c.Loses = objects.OrEmpty(objects.Union(c.Scopes, cause.Scopes)), c.Gains || cause.Gains, c.Loses || cause.Loses
}

// strangerFallsBack names an own grant of a client that nobody declares, and the default grant that is for it on the other side if it is a third party.
func (x *Explanation) strangerFallsBack() bool {
	b, a := x.before, x.after
	switch {
	case x.cell.App != objects.Unknown:
		return false
	case b.Foreign != nil && a.Foreign == nil && a.byDefault != nil:
		x.add(FallsBackToDefault, b, b.Foreign.Address, x.touched(), b.Foreign.Address+" is gone", b.Foreign.Config.Header)
		x.add(ProvidedBy, a, a.byDefault.Address, x.difference.Gained, a.byDefault.Address+" applies if it is a third party", a.byDefault.Config.Header)
		return true
	case a.Foreign != nil && b.Foreign == nil && b.byDefault != nil:
		message := a.Foreign.Address + " is new and replaces " + b.byDefault.Address + " if it is a third party"
		x.add(DefaultShadowed, a, a.Foreign.Address, x.touched(), message, a.Foreign.Config.Header)
		return true
	}
	return false
}

// Widest are the views of the readings that give most on each side.
func (r Readings) Widest() (before, after *View) {
	return r.widest(func(r *reading) *View { return &r.before }), r.widest(func(r *reading) *View { return &r.after })
}

func (r Readings) widest(side func(*reading) *View) *View {
	most := side(&r[0])
	for n := range r[1:] {
		v := side(&r[n+1])
		if v.Access.Allowed && (!most.Access.Allowed || len(v.Access.Scopes) > len(most.Access.Scopes) || v.Access.FutureScopes && !most.Access.FutureScopes) {
			most = v
		}
	}
	return most
}
