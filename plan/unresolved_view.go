package plan

import "grants/compiler"

// suspectUnresolved adds the cells in which an unresolved grant of one side stands for access.
func (c *comparison) suspectUnresolved(set *cellSet) {
	for at := range c.foreign {
		set.add(at.app, at.api, at.subject)
	}
}

// standIn has the unresolved grants of a cell stand for the access that their side can't see.
func (c *comparison) standIn(at cell, before, after *view) {
	if u := c.foreign[at]; u != nil {
		u.standIn(before, after)
	}
}

func (u *unresolved) standIn(before, after *view) {
	before.assume(u.foreign.before)
	after.assume(u.foreign.after)
	before.adopt(after)
	after.adopt(before)
	before.widen(after)
	after.widen(before)
}

// assume takes what a grant lists for access: nobody can tell here that it gives less.
func (v *view) assume(g *compiler.UnresolvedGrant) {
	if g == nil {
		return
	}
	v.foreign, v.exists, v.access = g, true, g.Access()
}

// adopt takes what only the side knows that can judge the grant: which flows the application can use, and what narrows its tokens.
func (v *view) adopt(judged *view) {
	if v.foreign == nil || judged.foreign != nil || !judged.access.Allowed {
		return
	}
	v.access.NarrowedBy = judged.access.NarrowedBy
	if v.foreign.ClientID != nil {
		v.access.Unreachable = judged.access.Unreachable
	}
}

// widen has a grant of all scopes of an API that nobody knows include those that the other side names.
func (v *view) widen(other *view) {
	if v.foreign != nil && v.foreign.AllScopes && v.foreign.Audience != nil {
		v.access.Scopes = other.access.Scopes
	}
}

// grantOf is the grant that a view has for its cell, whether it can judge it or not.
func (v *view) grantOf(byDefault bool) *compiler.ClientGrant {
	switch {
	case v.foreign != nil:
		return &v.foreign.ClientGrant
	case byDefault:
		return v.byDefault
	}
	return v.own
}

// resolvedPermissions is how many permissions there are more after the change, and in no impact, because only one side can judge a grant.
func (c *comparison) resolvedPermissions() int {
	total := 0
	for at := range c.foreign {
		if at.app == anyThirdParty {
			continue
		}
		before, after := c.view(at)
		total += after.judged() - before.judged()
		if i := c.compare(at, &before, &after); after.foreign == nil && after.exists {
			total -= len(i.Gained) - len(i.Lost)
		}
	}
	return total
}

// judged is the number of permissions of a cell that its side can judge.
func (v *view) judged() int {
	if v.foreign != nil || !v.effective() {
		return 0
	}
	return len(v.access.Scopes)
}
