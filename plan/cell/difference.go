package cell

import (
	"grants/compiler"
	"grants/plan/objects"
)

// Difference is what somebody gains and loses. Its lists are sorted and never nil.
type Difference struct {
	Gained      []string `json:"gained"` // scopes
	Lost        []string `json:"lost"`
	GainedTypes []string `json:"gained_authorization_details_types"`
	LostTypes   []string `json:"lost_authorization_details_types"`
	Opens       bool     `json:"opens"`     // scopes declared later are included from now on
	Closes      bool     `json:"closes"`    // and this the other way round
	Admitted    bool     `json:"admitted"`  // a token was refused before, and is issued now
	Refused     bool     `json:"refused"`   // and this the other way round
	Relaxed     []string `json:"relaxed"`   // conditions: allow_any_organization, audience, connection, consent, organization, organization_usage, organizations, rbac, registration
	Tightened   []string `json:"tightened"` // conditions
	Latent               // what changes of the ceiling beyond that

	doubted []string // those of Tightened that nobody knows whether the base has them already
}

// Gains reports whether somebody can do more.
func (d *Difference) Gains() bool {
	return d.GainsPermissions() || len(d.Relaxed) > 0
}

// GainsPermissions is Gains, conditions apart.
func (d *Difference) GainsPermissions() bool {
	return len(d.Gained)+len(d.GainedTypes) > 0 || d.Opens || d.Admitted
}

// Breaks reports whether something is lost that may be in use.
func (d *Difference) Breaks() bool {
	return len(d.Lost)+len(d.LostTypes)+len(d.Tightened) > 0 || d.Refused
}

// Loses reports whether somebody can do less.
func (d *Difference) Loses() bool {
	return len(d.Lost)+len(d.LostTypes)+len(d.Tightened) > 0 || d.Closes || d.Refused
}

// Compare is what the holder of a cell gains and loses.
func (c *Comparison) Compare(at objects.Cell, before, after *View) Difference {
	d := measure(before, after)
	if at.App == objects.AnyThirdParty && before.Effective() && after.Effective() {
		d.compareRegistration(c.Before, c.After)
	}
	c.compareLogins(&d, at, before, after)
	c.compareBlock(&d, c.Foreign[at])
	return d
}

// measure is what one cell gains and loses.
func measure(before, after *View) Difference {
	b, a := effectiveAccess(before), effectiveAccess(after)
	d := difference(&b, &a)
	d.measureLatent(before, after)
	return d
}

// difference is what one access has that another lacks, both ways.
func difference(b, a *compiler.Access) Difference {
	d := Difference{
		Gained: objects.Missing(a.Scopes, b.Scopes), Lost: objects.Missing(b.Scopes, a.Scopes),
		GainedTypes: objects.Missing(a.AuthorizationDetailsTypes, b.AuthorizationDetailsTypes),
		LostTypes:   objects.Missing(b.AuthorizationDetailsTypes, a.AuthorizationDetailsTypes),
		Opens:       a.FutureScopes && !b.FutureScopes, Closes: b.FutureScopes && !a.FutureScopes,
		Admitted: a.Allowed && !b.Allowed, Refused: b.Allowed && !a.Allowed,
		Relaxed: []string{}, Tightened: []string{},
	}
	if b.Allowed && a.Allowed {
		d.Relaxed, d.Tightened = compareConditions(b, a)
	}
	return d
}

// effectiveAccess is the access of a side, or the zero Access, which denies, where it cannot be used.
func effectiveAccess(v *View) compiler.Access {
	if !v.Effective() {
		return compiler.Access{}
	}
	return v.Access
}

// onlyGains leaves out what is lost: a client whose block is another one's now is gone otherwise, and what the block loses is in the matrix.
func (d *Difference) onlyGains() {
	d.Lost, d.LostTypes, d.Tightened, d.Closes, d.Refused = []string{}, []string{}, []string{}, false, false
	l := &d.Latent
	l.Lost, l.LostTypes, l.Tightened, l.Closes, l.Refused = []string{}, []string{}, []string{}, false, false
	l.Only = d.Exists() && !d.Gains()
}
