package config

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// This file is the short way from syntax to values, which nearly all attributes of a large tenant take: literals and plain references need no
// evaluation. It says nothing of mistakes: whatever does not fit goes the long way (assign.go), which does.

// literal fills the attribute's field and reports whether the expression is a literal, or a plain reference, of the right type.
func (d *decoder) literal(a *attribute, expr hclsyntax.Expression) bool {
	expr = unwrap(expr)
	if isNull(expr) {
		return !a.required
	}
	span := toSpan(d.file, expr.Range())
	switch field := a.field(d.object).(type) {
	case *Located[string]:
		text, ok := literalText(expr)
		if a.values != nil {
			ok = ok && slices.Contains(a.values, text)
			text = d.intern(text)
		}
		*field = Located[string]{Value: text, Span: span, Set: ok}
		return ok
	case *Located[bool]:
		v, ok := literalValue(expr, cty.Bool)
		*field = Located[bool]{Value: ok && v.True(), Span: span, Set: ok}
		return ok
	case *Located[int64]:
		v, ok := literalValue(expr, cty.Number)
		if ok {
			field.Value, ok = wholeNumber(v)
		}
		field.Span, field.Set = span, ok
		return ok
	case *Located[Reference]:
		ref, ok := d.literalReference(a.refers, expr)
		*field = Located[Reference]{Value: ref, Span: span, Set: ok}
		return ok
	case *List:
		items, ok := d.literalList(expr)
		*field = List{Items: items, Span: span, Set: ok}
		return ok
	case *API:
		ok := d.literalScopes(field, expr)
		field.ScopesAttribute = Located[struct{}]{Span: span, Set: ok}
		return ok
	}
	return false
}

// unwrap takes off parentheses and a template that is nothing but one interpolation.
func unwrap(expr hclsyntax.Expression) hclsyntax.Expression {
	for {
		switch e := expr.(type) {
		case *hclsyntax.ParenthesesExpr:
			expr = e.Expression
		case *metered:
			expr = e.Expression
		case *hclsyntax.TemplateWrapExpr:
			expr = e.Wrapped
		default:
			return expr
		}
	}
}

func isNull(expr hclsyntax.Expression) bool {
	literal, ok := expr.(*hclsyntax.LiteralValueExpr)
	return ok && literal.Val.IsNull()
}

// literalText is a quoted string without interpolation.
func literalText(expr hclsyntax.Expression) (string, bool) {
	template, ok := expr.(*hclsyntax.TemplateExpr)
	if !ok {
		return "", false
	}
	if len(template.Parts) == 0 {
		return "", true
	}
	if len(template.Parts) > 1 {
		return "", false
	}
	v, ok := literalValue(template.Parts[0], cty.String)
	if !ok {
		return "", false
	}
	return v.AsString(), true
}

// literalValue is a literal that is not null, without its provenance marks.
func literalValue(expr hclsyntax.Expression, want cty.Type) (cty.Value, bool) {
	literal, ok := expr.(*hclsyntax.LiteralValueExpr)
	if !ok {
		return cty.NilVal, false
	}
	v, _ := literal.Val.Unmark()
	return v, v.Type() == want && v.IsKnown() && !v.IsNull()
}

func wholeNumber(v cty.Value) (int64, bool) {
	n, accuracy := v.AsBigFloat().Int64()
	return n, accuracy == 0
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
	address, rest := kind+"."+name.Name, t[2:]
	if len(rest) > 0 {
		if index, ok := rest[0].(hcl.TraverseIndex); ok {
			if index.Key.Type() != cty.String {
				return "", false
			}
			address, rest = address+"["+quote(index.Key.AsString())+"]", rest[1:]
		}
	}
	if len(rest) == 0 {
		return address, true
	}
	last, ok := rest[0].(hcl.TraverseAttr)
	return address, ok && len(rest) == 1 && last.Name == identity[kind]
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

func (d *decoder) literalScopes(api *API, expr hclsyntax.Expression) bool {
	if names, ok := d.literalList(expr); ok {
		api.Scopes = make([]Scope, len(names))
		for i, name := range names {
			api.Scopes[i].Name = name
		}
		return true
	}
	object, ok := expr.(*hclsyntax.ObjectConsExpr)
	if !ok {
		return false
	}
	api.Scopes = make([]Scope, len(object.Items))
	seen := make(map[string]bool, len(object.Items))
	for i, item := range object.Items {
		name, ok := literalKey(item.KeyExpr)
		description, described := literalText(item.ValueExpr)
		if !ok || !described || seen[name] {
			return false
		}
		seen[name] = true
		api.Scopes[i] = Scope{
			Name:        Located[string]{Value: d.intern(name), Span: toSpan(d.file, item.KeyExpr.Range()), Set: true},
			Description: Located[string]{Value: description, Span: toSpan(d.file, item.ValueExpr.Range()), Set: true},
		}
	}
	return true
}

// literalKey is the key of an object's item where it is a name or a quoted string.
func literalKey(expr hclsyntax.Expression) (string, bool) {
	key, ok := expr.(*hclsyntax.ObjectConsKeyExpr)
	if !ok {
		return literalText(expr)
	}
	if word := hcl.ExprAsKeyword(key.Wrapped); word != "" && !key.ForceNonLiteral {
		return word, true
	}
	return literalText(key.Wrapped)
}
