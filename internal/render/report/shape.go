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
	manner               int // see ask.Manner
	grant, first, second int // shapes of the grant that decides and of those that do not, from 1
}

// grantShape is a default, or where the values stand of an application's own grant.
type grantShape struct {
	byDefault      *compiler.ClientGrant
	all, list, use valueShape
}

// valueShape is where a value stands, zero where there is none.
type valueShape struct {
	file int32 // a string, 0 for that of the object
	line int32 // counted from the object's in its file
	in   int32 // the object's text, or outside of it
}

const (
	inside = 1 + iota
	outside
)

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

func (t *telling) grantShape(grant *compiler.ClientGrant) int {
	if grant == nil {
		return 0
	}
	s := grantShape{byDefault: grant}
	if !grant.IsDefault() {
		c := grant.Config
		value := func(span diag.Span) valueShape { return t.valueShape(span, c.Block.Span, c.Block.Header) }
		s = grantShape{all: value(c.AllowAllScopes.Span), list: value(c.Scopes.Span), use: value(c.OrganizationUsage.Span)}
	}
	n, known := t.grantShapes[s]
	if !known {
		n = len(t.grantShapes) + 1
		t.grantShapes[s] = n
	}
	return n
}

func (t *telling) valueShape(span, object, header diag.Span) valueShape {
	if span.IsZero() {
		return valueShape{}
	}
	v, files := valueShape{in: outside}, t.tenant.Config.Files
	if object.Contains(span) {
		v.in = inside
	}
	file, line := files.Name(span.File), files.Start(span).Line
	if span.File == header.File || objects.Shown(t.tenant, file) == objects.Shown(t.tenant, files.Name(header.File)) {
		line -= files.Start(header).Line
	} else {
		v.file = int32(t.string(objects.Shown(t.tenant, file)))
	}
	v.line = int32(line)
	return v
}
