package config

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// This file is the short way from syntax to values, which nearly all attributes of a large tenant take: literals and plain references need no
// evaluation. It says nothing of mistakes: whatever does not fit goes the long way (assign.go), which does.

// literal fills the attribute's field and reports whether the expression is a literal, or a plain reference, of the right type. If not, the field is
// left alone.
func (d *decoder) literal(a *attribute, expr hclsyntax.Expression) bool {
	span := toSpan(d.file, expr.Range())
	expr = unwrap(expr)
	if isNull(expr) {
		return false
	}
	ok := false
	switch field := a.field(d.object).(type) {
	case *Located[string]:
		var text string
		if text, ok = d.literalWord(a, expr); ok {
			*field = Located[string]{Value: text, Span: span, Set: true}
		}
	case *Located[bool]:
		var v cty.Value
		if v, ok = literalValue(expr, cty.Bool); ok {
			*field = Located[bool]{Value: v.True(), Span: span, Set: true}
		}
	case *Located[int64]:
		var n int64
		if n, ok = literalNumber(expr); ok {
			*field = Located[int64]{Value: n, Span: span, Set: true}
		}
	case *Located[Reference]:
		var ref Reference
		if ref, ok = d.literalReference(a.refers, expr); ok {
			*field = Located[Reference]{Value: ref, Span: span, Set: true}
		}
	case *List:
		var items []Located[string]
		if items, ok = d.literalList(expr); ok {
			*field = List{Items: items, Span: span, Set: true}
		}
	case *API:
		var scopes []Scope
		if scopes, ok = d.literalScopes(expr); ok {
			field.Scopes, field.ScopesAttribute = scopes, Located[struct{}]{Span: span, Set: true}
		}
	}
	return ok
}

// literalWord is a quoted string, and where the attribute has an enumeration, one of that.
func (d *decoder) literalWord(a *attribute, expr hclsyntax.Expression) (string, bool) {
	text, ok := literalText(expr)
	if a.values == nil || !ok {
		return text, ok
	}
	i := slices.Index(a.values, text)
	if i < 0 {
		return "", false
	}
	return a.values[i], true // rather than a copy of its own for every object
}

func (d *decoder) literalReference(kind string, expr hclsyntax.Expression) (Reference, bool) {
	if text, ok := literalText(expr); ok {
		return Reference{Name: d.intern(text)}, text != ""
	}
	traversal, ok := expr.(*hclsyntax.ScopeTraversalExpr)
	if !ok {
		return Reference{}, false
	}
	address, ok := plainReference(kind, traversal.Traversal)
	if !ok {
		return Reference{}, false
	}
	return Reference{Name: d.intern(address), IsAddress: true}, true
}

// identity is the attribute that a reference to a whole block stands for.
var identity = map[string]string{"api": "identifier", "application": "client_id"}

// plainReference is the address in application.NAME, application.NAME["key"] and either with .client_id (api and .identifier likewise).
func plainReference(kind string, t hcl.Traversal) (string, bool) {
	if len(t) < 2 || len(t) > 4 || t.RootName() != kind {
		return "", false
	}
	name, ok := t[1].(hcl.TraverseAttr)
	if !ok {
		return "", false
	}
	named, rest := kind+"."+name.Name, t[2:]
	if len(rest) > 0 {
		if index, ok := rest[0].(hcl.TraverseIndex); ok {
			if index.Key.Type() != cty.String {
				return "", false
			}
			named, rest = instanceAddress(named, index.Key.AsString()), rest[1:]
		}
	}
	if len(rest) == 0 {
		return named, true
	}
	last, ok := rest[0].(hcl.TraverseAttr)
	return named, ok && len(rest) == 1 && last.Name == identity[kind]
}

func (d *decoder) literalList(expr hclsyntax.Expression) ([]Located[string], bool) {
	tuple, ok := expr.(*hclsyntax.TupleConsExpr)
	if !ok {
		return nil, false
	}
	items := make([]Located[string], len(tuple.Exprs))
	for i, item := range tuple.Exprs {
		text, ok := literalText(item)
		if !ok {
			return nil, false
		}
		items[i] = Located[string]{Value: d.intern(text), Span: toSpan(d.file, item.Range()), Set: true}
	}
	return items, true
}

func (d *decoder) literalScopes(expr hclsyntax.Expression) ([]Scope, bool) {
	if names, ok := d.literalList(expr); ok {
		scopes := make([]Scope, len(names))
		for i, name := range names {
			scopes[i].Name = name
		}
		return scopes, true
	}
	object, ok := expr.(*hclsyntax.ObjectConsExpr)
	if !ok {
		return nil, false
	}
	scopes := make([]Scope, len(object.Items))
	for i, item := range object.Items {
		name, ok := literalKey(item.KeyExpr)
		description, described := literalText(item.ValueExpr)
		if !ok || !described {
			return nil, false
		}
		scopes[i] = Scope{
			Name:        Located[string]{Value: d.intern(name), Span: toSpan(d.file, item.KeyExpr.Range()), Set: true},
			Description: Located[string]{Value: description, Span: toSpan(d.file, item.ValueExpr.Range()), Set: true},
		}
	}
	return scopes, true
}
