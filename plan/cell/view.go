package cell

import (
	"grants/compiler"
	"grants/diag"
	"grants/plan/objects"
)

// View is a cell as one side sees it. The zero Access denies, so a view of what does not exist gives no access.
type View struct {
	side      string // base, head
	tenant    *compiler.Tenant
	app       *compiler.Application // nil for any third party, and where the side does not have it
	api       *compiler.API         // nil where the side does not have it; every side has the system APIs
	own       *compiler.ClientGrant // the application's grant for the cell, deciding or not
	byDefault *compiler.ClientGrant
	exists    bool // both the application and the API do
	Access    compiler.Access
	Foreign   *compiler.UnresolvedGrant // stands for the access that the side can't see
	guessed   bool                      // what the application has, nobody declares: see reading
}

// View is what both sides say about a cell.
func (c *Comparison) View(at objects.Cell) (before, after View) {
	before, after = c.resolvedView(at)
	c.standIn(at, &before, &after)
	return before, after
}

// resolvedView is view without the unresolved grants.
func (c *Comparison) resolvedView(at objects.Cell) (before, after View) {
	subject := compiler.SubjectTypes[at.Subject]
	api := c.APIs[at.API]
	byDefault := c.Grant(objects.GrantID{Holder: objects.AnyThirdParty, API: at.API, Subject: at.Subject})
	own, app := objects.Pair[compiler.ClientGrant]{}, objects.Pair[compiler.Application]{}
	if at.App != objects.AnyThirdParty {
		app = c.Apps[at.App]
		own = c.Grant(objects.GrantID{Holder: at.App, API: at.API, Subject: at.Subject})
	}
	before = View{side: "base", tenant: c.Before, app: app.Before, api: api.Before, own: own.Before, byDefault: byDefault.Before}
	after = View{side: "head", tenant: c.After, app: app.After, api: api.After, own: own.After, byDefault: byDefault.After}
	before.look(at, subject)
	after.look(at, subject)
	return before, after
}

func (v *View) look(at objects.Cell, subject compiler.SubjectType) {
	switch {
	case v.api == nil:
	case at.App == objects.AnyThirdParty:
		v.Access = v.tenant.Access(nil, v.api, subject)
		v.exists = v.byDefault != nil || v.Access.Allowed
	case v.app != nil:
		v.exists = true
		v.Access = v.tenant.Access(v.app, v.api, subject)
	}
}

// Effective reports whether there is access at all: allowed, by a flow that the application can use.
func (v *View) Effective() bool { return v.Access.Allowed && v.Access.Unreachable == "" }

// restsOnGrant reports whether nothing but the application's own grant speaks for the flow: see compiler.TokenExchange.
func (v *View) restsOnGrant() bool {
	return v.own != nil && v.Effective() && v.Access.SubjectType == compiler.User && v.app.Unreachable(compiler.User) != ""
}

// open reports whether the API's policy gives the access, without a grant.
func (v *View) open() bool { return v.Access.Allowed && v.Access.Grant == nil }

// needsGrant reports whether a grant decides, or would if there were one.
func (v *View) needsGrant() bool {
	switch v.Access.Reason {
	case compiler.ByClientGrant, compiler.ByDefaultGrant, compiler.NoGrant, compiler.ThirdPartyNeedsGrant:
		return true
	}
	return false
}

// Row is the cell in the matrix's keys; nil where the side does not have the application or the API.
func (v *View) Row() *compiler.Row {
	if !v.exists {
		return nil
	}
	row := v.Access.Row()
	if v.Foreign != nil || v.guessed {
		row.Decision = "unresolved"
	}
	return &row
}

// place is the first of the spans that the files have, as a file and a line.
func (v *View) place(spans ...diag.Span) (file string, line int) {
	return objects.Place(v.tenant, spans...)
}
