package plan

import (
	"grants/compiler"
	"grants/diag"
	"grants/plan/objects"
)

// view is a cell as one side sees it. The zero Access denies, so a view of what does not exist gives no access.
type view struct {
	side      string // base, head
	tenant    *compiler.Tenant
	app       *compiler.Application // nil for any third party, and where the side does not have it
	api       *compiler.API         // nil where the side does not have it; every side has the system APIs
	own       *compiler.ClientGrant // the application's grant for the cell, deciding or not
	byDefault *compiler.ClientGrant
	exists    bool // both the application and the API do
	access    compiler.Access
	foreign   *compiler.UnresolvedGrant // stands for the access that the side can't see
	guessed   bool                      // what the application has, nobody declares: see reading
}

// view is what both sides say about a cell.
func (c *comparison) view(at objects.Cell) (before, after view) {
	before, after = c.resolvedView(at)
	c.standIn(at, &before, &after)
	return before, after
}

// resolvedView is view without the unresolved grants.
func (c *comparison) resolvedView(at objects.Cell) (before, after view) {
	subject := compiler.SubjectTypes[at.Subject]
	api := c.APIs[at.API]
	byDefault := c.Grant(objects.GrantID{Holder: objects.AnyThirdParty, API: at.API, Subject: at.Subject})
	own, app := objects.Pair[compiler.ClientGrant]{}, objects.Pair[compiler.Application]{}
	if at.App != objects.AnyThirdParty {
		app = c.Apps[at.App]
		own = c.Grant(objects.GrantID{Holder: at.App, API: at.API, Subject: at.Subject})
	}
	before = view{side: "base", tenant: c.Before, app: app.Before, api: api.Before, own: own.Before, byDefault: byDefault.Before}
	after = view{side: "head", tenant: c.After, app: app.After, api: api.After, own: own.After, byDefault: byDefault.After}
	before.look(at, subject)
	after.look(at, subject)
	return before, after
}

func (v *view) look(at objects.Cell, subject compiler.SubjectType) {
	switch {
	case v.api == nil:
	case at.App == objects.AnyThirdParty:
		v.access = v.tenant.Access(nil, v.api, subject)
		v.exists = v.byDefault != nil || v.access.Allowed
	case v.app != nil:
		v.exists = true
		v.access = v.tenant.Access(v.app, v.api, subject)
	}
}

// effective reports whether there is access at all: allowed, by a flow that the application can use.
func (v *view) effective() bool { return v.access.Allowed && v.access.Unreachable == "" }

// restsOnGrant reports whether nothing but the application's own grant speaks for the flow: see compiler.TokenExchange.
func (v *view) restsOnGrant() bool {
	return v.own != nil && v.effective() && v.access.SubjectType == compiler.User && v.app.Unreachable(compiler.User) != ""
}

// open reports whether the API's policy gives the access, without a grant.
func (v *view) open() bool { return v.access.Allowed && v.access.Grant == nil }

// needsGrant reports whether a grant decides, or would if there were one.
func (v *view) needsGrant() bool {
	switch v.access.Reason {
	case compiler.ByClientGrant, compiler.ByDefaultGrant, compiler.NoGrant, compiler.ThirdPartyNeedsGrant:
		return true
	}
	return false
}

// row is the cell in the matrix's keys; nil where the side does not have the application or the API.
func (v *view) row() *compiler.Row {
	if !v.exists {
		return nil
	}
	row := v.access.Row()
	if v.foreign != nil || v.guessed {
		row.Decision = "unresolved"
	}
	return &row
}

// place is the first of the spans that the files have, as a file and a line.
func (v *view) place(spans ...diag.Span) (file string, line int) {
	return objects.Place(v.tenant, spans...)
}
