package language

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"grants/config"
	"grants/config/schema"
	"grants/internal/address"
	"grants/internal/expression"
	"grants/internal/syntax"
)

// This file is the short way from syntax to values, which nearly all attributes of a large tenant take: literals and plain references need no
// evaluation. It says nothing of mistakes: whatever does not fit goes the long way (assign.go), which does.

// literal fills the attribute's field and reports whether the expression is a literal, or a plain reference, of the right type. If not, the field is
// left alone.
func (d *decoder) literal(a *schema.Attribute, expr hclsyntax.Expression) bool {
	span := syntax.Span(d.file, expr.Range())
	expr = expression.Unwrap(expr)
	if expression.IsNull(expr) {
		return false
	}
	ok := false
	switch field := a.Of(d.object).(type) {
	case *config.Located[string]:
		var text string
		if text, ok = d.literalWord(a, expr); ok {
			*field = config.Located[string]{Value: text, Span: span, Set: true}
		}
	case *config.Located[bool]:
		var v cty.Value
		if v, ok = expression.LiteralValue(expr, cty.Bool); ok {
			*field = config.Located[bool]{Value: v.True(), Span: span, Set: true}
		}
	case *config.Located[int64]:
		var n int64
		if n, ok = expression.LiteralNumber(expr); ok {
			*field = config.Located[int64]{Value: n, Span: span, Set: true}
		}
	case *config.Located[config.Reference]:
		var ref config.Reference
		if ref, ok = d.literalReference(a.Refers, expr); ok {
			*field = config.Located[config.Reference]{Value: ref, Span: span, Set: true}
		}
	case *config.List:
		var items []config.Located[string]
		if items, ok = d.literalList(expr); ok {
			*field = config.List{Items: items, Span: span, Set: true}
		}
	case *config.API:
		var scopes []config.Scope
		if scopes, ok = d.literalScopes(expr); ok {
			field.Scopes, field.ScopesAttribute = scopes, config.Located[struct{}]{Span: span, Set: true}
		}
	}
	return ok
}

// literalWord is a quoted string, and where the attribute has an enumeration, one of that.
func (d *decoder) literalWord(a *schema.Attribute, expr hclsyntax.Expression) (string, bool) {
	text, ok := expression.LiteralText(expr)
	if a.Values == nil || !ok {
		return text, ok
	}
	i := slices.Index(a.Values, text)
	if i < 0 {
		return "", false
	}
	return a.Values[i], true // rather than a copy of its own for every object
}

func (d *decoder) literalReference(kind string, expr hclsyntax.Expression) (config.Reference, bool) {
	if text, ok := expression.LiteralText(expr); ok {
		return config.Reference{Name: d.intern(text)}, text != ""
	}
	traversal, ok := expr.(*hclsyntax.ScopeTraversalExpr)
	if !ok {
		return config.Reference{}, false
	}
	address, ok := plainReference(kind, traversal.Traversal)
	if !ok {
		return config.Reference{}, false
	}
	return config.Reference{Name: d.intern(address), IsAddress: true}, true
}

// identity is the attribute that a reference to a whole block stands for.
var identity = map[string]string{"api": schema.API.Identity, "application": schema.Application.Identity, "connection": schema.Connection.Identity}

// kindOf is the type of block that an object is of, empty where it is of none that has an identity. Connections are told by a name, which the others have too.
func kindOf(v cty.Value) string {
	for _, kind := range []string{"api", "application", "connection"} {
		if t := v.Type(); !v.IsNull() && t.IsObjectType() && t.HasAttribute(identity[kind]) {
			return kind
		}
	}
	return ""
}

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
			named, rest = address.Instance(named, index.Key.AsString()), rest[1:]
		}
	}
	if len(rest) == 0 {
		return named, true
	}
	last, ok := rest[0].(hcl.TraverseAttr)
	return named, ok && len(rest) == 1 && last.Name == identity[kind]
}

func (d *decoder) literalList(expr hclsyntax.Expression) ([]config.Located[string], bool) {
	tuple, ok := expr.(*hclsyntax.TupleConsExpr)
	if !ok {
		return nil, false
	}
	items := make([]config.Located[string], len(tuple.Exprs))
	for i, item := range tuple.Exprs {
		text, ok := expression.LiteralText(item)
		if !ok {
			return nil, false
		}
		items[i] = config.Located[string]{Value: d.intern(text), Span: syntax.Span(d.file, item.Range()), Set: true}
	}
	return items, true
}

func (d *decoder) literalScopes(expr hclsyntax.Expression) ([]config.Scope, bool) {
	if names, ok := d.literalList(expr); ok {
		scopes := make([]config.Scope, len(names))
		for i, name := range names {
			scopes[i].Name = name
		}
		return scopes, true
	}
	object, ok := expr.(*hclsyntax.ObjectConsExpr)
	if !ok {
		return nil, false
	}
	scopes := make([]config.Scope, len(object.Items))
	for i, item := range object.Items {
		name, ok := expression.LiteralKey(item.KeyExpr)
		description, described := expression.LiteralText(item.ValueExpr)
		if !ok || !described {
			return nil, false
		}
		scopes[i] = config.Scope{
			Name:        config.Located[string]{Value: d.intern(name), Span: syntax.Span(d.file, item.KeyExpr.Range()), Set: true},
			Description: config.Located[string]{Value: description, Span: syntax.Span(d.file, item.ValueExpr.Range()), Set: true},
		}
	}
	return scopes, true
}
