package cell

import (
	"slices"

	"grants/compiler"
	"grants/internal/stringset"
	"grants/plan/objects"
)

// What each cause of a row that gains and loses explains of it. Where a row does only one of them, all of its causes explain that.

// The kinds of cause that explain gains only, and losses only. Of the others, what they changed says it.
var (
	gainingCauses = []CauseKind{
		ApplicationAdded, APIAdded, GrantAdded, DefaultGrantAdded, ScopeDeclaredForAll, ScopeDeclared, DetailsTypeDeclared, ProvidedBy,
	}
	losingCauses = []CauseKind{ApplicationRemoved, APIRemoved, GrantRemoved, DefaultGrantRemoved, ScopeUndeclared, DetailsTypeUndefined}
)

func (x *Explanation) isMixed() bool { return x.difference.Gains() && x.difference.Loses() }

// explains says what of the impact the last cause explains.
func (x *Explanation) explains(parts ...*Difference) { x.explainsAt(len(x.Causes)-1, parts...) }

// explainsAt is explains of another cause, by its index.
func (x *Explanation) explainsAt(n int, parts ...*Difference) {
	if !x.isMixed() {
		return
	}
	last := &x.Causes[n]
	last.Gains, last.Loses, last.Scopes = false, false, []string{}
	for _, part := range parts {
		last.Gains, last.Loses = last.Gains || part.Gains(), last.Loses || part.Loses()
		last.Scopes = append(append(last.Scopes, part.Gained...), part.Lost...)
	}
	slices.Sort(last.Scopes)
	last.Scopes = slices.Compact(last.Scopes)
}

// setSides says whether the last cause explains something gained or lost.
func (x *Explanation) setSides(gains, loses bool) {
	last := &x.Causes[len(x.Causes)-1]
	last.Gains, last.Loses = gains, loses
}

// explainsOneSide says that the last cause explains all that is gained, or else all that is lost.
func (x *Explanation) explainsOneSide(gains bool) {
	if x.isMixed() {
		x.explains(x.oneSide(gains))
	}
}

func (x *Explanation) oneSide(gains bool) *Difference {
	part := *x.difference
	if gains {
		part.Lost, part.LostTypes, part.Tightened, part.Closes, part.Refused = nil, nil, nil, false, false
	} else {
		part.Gained, part.GainedTypes, part.Relaxed, part.Opens, part.Admitted = nil, nil, nil, false, false
	}
	return &part
}

// conditionsAmong is what becomes of some conditions.
func (x *Explanation) conditionsAmong(conditions ...string) *Difference {
	among := func(changed []string) []string {
		return slices.DeleteFunc(slices.Clone(changed), func(c string) bool { return !slices.Contains(conditions, c) })
	}
	return &Difference{Relaxed: among(x.difference.Relaxed), Tightened: among(x.difference.Tightened)}
}

// replacement is what follows from one grant deciding in the place of another.
func (x *Explanation) replacement(was, is *compiler.ClientGrant) *Difference {
	part := x.conditionsAmong(ofOrganizations...)
	part.Gained = slices.DeleteFunc(slices.Clone(x.difference.Gained), func(s string) bool { return lists(was, s) || !lists(is, s) })
	part.Lost = slices.DeleteFunc(slices.Clone(x.difference.Lost), func(s string) bool { return !lists(was, s) || lists(is, s) })
	then, now := objects.Items(was.Config.AuthorizationDetailsTypes), objects.Items(is.Config.AuthorizationDetailsTypes)
	part.GainedTypes = stringset.Intersection(x.difference.GainedTypes, objects.Missing(now, then))
	part.LostTypes = stringset.Intersection(x.difference.LostTypes, objects.Missing(then, now))
	part.Opens, part.Closes = is.AllScopes && !was.AllScopes, was.AllScopes && !is.AllScopes
	return part
}

// givenByNew is what a new grant gives of what is gained, where the default grant that it replaces may be none for the application any more, or was of
// no use to it.
func (x *Explanation) givenByNew(is *compiler.ClientGrant) *Difference {
	b, a := x.before, x.after
	if b.app.Party == a.app.Party && (b.Access.Unreachable == "" || a.Access.Unreachable != "") {
		return &Difference{}
	}
	return &Difference{Gained: stringset.Intersection(x.difference.Gained, is.Scopes), Admitted: x.difference.Admitted, Opens: x.difference.Opens && is.AllScopes}
}

// differences are what one access has that another lacks, both ways, as it can be used and as it could be: what of it the impact is about.
func (x *Explanation) differences(was, is compiler.Access) []*Difference {
	b, a := usableOf(was), usableOf(is)
	ceiling, use := difference(&was, &is), difference(&b, &a)
	return []*Difference{x.common(&ceiling), x.common(&use)}
}

func usableOf(access compiler.Access) compiler.Access {
	if access.Unreachable != "" {
		return compiler.Access{}
	}
	return access
}

// common is what the impact is about of a difference.
func (x *Explanation) common(d *Difference) *Difference {
	i := x.difference
	return &Difference{
		Gained: stringset.Intersection(i.Gained, d.Gained), Lost: stringset.Intersection(i.Lost, d.Lost),
		GainedTypes: stringset.Intersection(i.GainedTypes, d.GainedTypes), LostTypes: stringset.Intersection(i.LostTypes, d.LostTypes),
		Relaxed: stringset.Intersection(i.Relaxed, d.Relaxed), Tightened: stringset.Intersection(i.Tightened, d.Tightened),
		Opens: i.Opens && d.Opens, Closes: i.Closes && d.Closes,
		Admitted: i.Admitted && d.Admitted, Refused: i.Refused && d.Refused,
	}
}

// settleShares makes sure that every cause explains something that happens, and that something explains what is gained and what is lost.
func (x *Explanation) settleShares() {
	gains, loses := x.difference.Gains(), x.difference.Loses()
	someGains, someLose := false, false
	for n := range x.Causes {
		c := &x.Causes[n]
		if c.Gains, c.Loses = c.Gains && gains, c.Loses && loses; !c.Gains && !c.Loses {
			c.Gains, c.Loses = gains, loses
		}
		someGains, someLose = someGains || c.Gains && c.Cause != ProvidedBy, someLose || c.Loses
	}
	for n := range x.Causes {
		c := &x.Causes[n]
		c.Gains, c.Loses = c.Gains || gains && !someGains, c.Loses || loses && !someLose
	}
}
