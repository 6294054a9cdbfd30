package plan

import (
	"grants/compiler"
	"grants/plan/objects"
)

// standIn has the unresolved grants of a cell stand for the access that their side can't see.
func (c *comparison) standIn(at objects.Cell, before, after *view) {
	grants := objects.Pair[compiler.UnresolvedGrant]{}
	if u := c.Foreign[at]; u != nil {
		grants = u.Stands
	}
	standIn(grants, before, after)
}

// noteUnresolved remembers that a grant of a cell gives something else, where one of the sides can't judge it.
func (c *comparison) noteUnresolved(at objects.Cell) {
	if u := c.Foreign[at]; u != nil {
		u.Changes = true
	}
}

// standIn has the grants that the sides can't judge stand for access, and takes from each side what only that knows.
func standIn(grants objects.Pair[compiler.UnresolvedGrant], before, after *view) {
	before.assume(grants.Before)
	after.assume(grants.After)
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
	if g.IsDefault() && v.app != nil {
		v.access.Application, v.access.Unreachable = v.app, v.app.Unreachable(g.SubjectType)
	}
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
	for at := range c.Foreign {
		if at.App == objects.AnyThirdParty {
			continue
		}
		before, after := c.view(at)
		i, counts := c.compare(at, &before, &after), objects.IsCounted(c.APIs[at.API])
		if counts {
			total += after.judged() - before.judged()
		}
		if len(unresolvedAttributes(&before, &after)) == 0 && (counts || !c.isPlatformDefault(&i, at, &before, &after)) {
			total -= len(i.Gained) - len(i.Lost)
		}
	}
	return total
}

// judged is the number of permissions of a cell that its side can judge, also where the application is declared and a grant stands for it that names the
// client_id it will have.
func (v *view) judged() int {
	access := v.access
	if v.foreign != nil {
		if v.app == nil || v.api == nil {
			return 0
		}
		access = v.tenant.Access(v.app, v.api, v.foreign.SubjectType)
	}
	if !access.Allowed || access.Unreachable != "" {
		return 0
	}
	return len(access.Scopes)
}
