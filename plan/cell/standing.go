package cell

import (
	"grants/compiler"
	"grants/plan/objects"
)

// standIn has the unresolved grants of a cell stand for the access that their side can't see.
func (c *Comparison) standIn(at objects.Cell, before, after *View) {
	grants := objects.Pair[compiler.UnresolvedGrant]{}
	if u := c.Foreign[at]; u != nil {
		grants = u.Stands
	}
	standIn(grants, before, after)
}

// standIn has the grants that the sides can't judge stand for access, and takes from each side what only that knows.
func standIn(grants objects.Pair[compiler.UnresolvedGrant], before, after *View) {
	before.assume(grants.Before)
	after.assume(grants.After)
	before.adopt(after)
	after.adopt(before)
	before.widen(after)
	after.widen(before)
}

// assume takes what a grant lists for access: nobody can tell here that it gives less.
func (v *View) assume(g *compiler.UnresolvedGrant) {
	if g == nil {
		return
	}
	v.Foreign, v.exists, v.Access = g, true, g.Access()
	if g.IsDefault() && v.app != nil {
		v.Access.Application, v.Access.Unreachable = v.app, v.app.Unreachable(g.SubjectType)
	}
}

// adopt takes what only the side knows that can judge the grant: which flows the application can use, and what narrows its tokens.
func (v *View) adopt(judged *View) {
	if v.Foreign == nil || judged.Foreign != nil || !judged.Access.Allowed {
		return
	}
	v.Access.NarrowedBy = judged.Access.NarrowedBy
	if v.Foreign.ClientID != nil {
		v.Access.Unreachable = judged.Access.Unreachable
	}
}

// widen has a grant of all scopes of an API that nobody knows include those that the other side names.
func (v *View) widen(other *View) {
	if v.Foreign != nil && v.Foreign.AllScopes && v.Foreign.Audience != nil {
		v.Access.Scopes = other.Access.Scopes
	}
}

// grantOf is the grant that a view has for its cell, whether it can judge it or not.
func (v *View) grantOf(byDefault bool) *compiler.ClientGrant {
	switch {
	case v.Foreign != nil:
		return &v.Foreign.ClientGrant
	case byDefault:
		return v.byDefault
	}
	return v.own
}

// Judged is the number of permissions of a cell that its side can judge, also where the application is declared and a grant stands for it that names the
// client_id it will have.
func (v *View) Judged() int {
	access := v.Access
	if v.Foreign != nil {
		if v.app == nil || v.api == nil {
			return 0
		}
		access = v.tenant.Access(v.app, v.api, v.Foreign.SubjectType)
	}
	if !access.Allowed || access.Unreachable != "" {
		return 0
	}
	return len(access.Scopes)
}

// foreignViews is what both sides say about a grant that neither can judge.
func (c *Comparison) foreignViews(u *objects.Unresolved) (before, after View) {
	if u.Former != objects.Unknown {
		return c.formerViews(u)
	}
	before, after = View{side: "base", tenant: c.Before}, View{side: "head", tenant: c.After}
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
func (c *Comparison) formerViews(u *objects.Unresolved) (before, after View) {
	holder := &objects.Unresolved{Cell: u.Cell, Grants: u.Grants}
	holder.Cell.App = u.Former
	before, after = View{side: "base", tenant: c.Before, app: c.Apps[u.Former].Before}, View{side: "head", tenant: c.After}
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

// UnresolvedAttributes is what leads nowhere after the change; before it, where the grant is gone.
func UnresolvedAttributes(before, after *View) []string {
	switch {
	case after.Foreign != nil:
		return after.Foreign.Unresolved()
	case before.Foreign != nil && !after.exists:
		return before.Foreign.Unresolved()
	}
	return []string{}
}

// Sensitive is the scopes that the side calls sensitive of the API that the access is to.
func (v *View) Sensitive() []string {
	if v.Access.API == nil {
		return nil
	}
	return v.Access.API.SensitiveScopes
}
