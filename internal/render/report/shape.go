package report

import (
	"grants/compiler"
	"grants/compiler/ask"
	"grants/diag"
	"grants/plan/objects"
)

// shape is what decides the chain of a cell, once the names are words and places are counted from their objects: nearly all grants of a large tenant are
// written in a few shapes.
type shape struct {
	api                  *compiler.API
	subject              compiler.SubjectType
	reason               compiler.Reason
	party                compiler.Party
	latent, future, any  bool
	usage                string
	manner               int        // see ask.Manner
	grant, first, second grantShape // that decides, and those that do not
}

// grantShape is a default, or where the values stand of an application's own grant.
type grantShape struct {
	byDefault      *compiler.ClientGrant
	all, list, use valueShape
	is             bool
}

type valueShape struct {
	is     bool
	file   string // empty for that of the object
	line   int    // counted from the object's in its file
	inside bool   // of the object's text
}

// shapeOf reports as well whether the shape decides: it does not where something is assumed, and where the application counts as able to use a flow because
// of the grant.
func (t *telling) shapeOf(cell *compiler.Access) (shape, bool) {
	app := cell.Application
	if app == nil || len(cell.Assumed) > 0 || cell.Unreachable != app.Unreachable(cell.SubjectType) {
		return shape{}, false
	}
	s := shape{
		api: cell.API, subject: cell.SubjectType, reason: cell.Reason, party: app.Party, latent: cell.Unreachable != "", manner: ask.Manner(app),
		future: cell.FutureScopes, any: cell.AllowAnyOrganization, usage: cell.OrganizationUsage, grant: t.grantShape(cell.Grant),
	}
	if len(cell.Shadowed) > 0 {
		s.first = t.grantShape(cell.Shadowed[0])
	}
	if len(cell.Shadowed) > 1 {
		s.second = t.grantShape(cell.Shadowed[1])
	}
	return s, true
}

func (t *telling) grantShape(grant *compiler.ClientGrant) grantShape {
	switch {
	case grant == nil:
		return grantShape{}
	case grant.IsDefault():
		return grantShape{byDefault: grant, is: true}
	}
	block := &grant.Config.Block
	file, line := objects.Place(t.tenant, block.Header)
	value := func(span diag.Span) valueShape {
		if span.IsZero() {
			return valueShape{}
		}
		v := valueShape{is: true, inside: block.Span.Contains(span)}
		if v.file, v.line = objects.Place(t.tenant, span); v.file == file {
			v.file, v.line = "", v.line-line
		}
		return v
	}
	return grantShape{is: true, all: value(grant.Config.AllowAllScopes.Span), list: value(grant.Config.Scopes.Span), use: value(grant.Config.OrganizationUsage.Span)}
}
