package settings

import (
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"grants/internal/english"
	"grants/internal/suggest"
	"grants/lint"
)

// read is an attribute's value as a choice. It is false where the value has another type than T, which has been reported.
func read[T any](r *reader, a *hclsyntax.Attribute) (lint.Choice[T], bool) {
	v, kind := literal(a.Expr)
	value, ok := v.(T)
	if !ok {
		var wanted any = *new(T)
		option := lint.Option{Name: a.Name, Default: wanted}
		r.wrongType(a, option.Type(), kind)
		return lint.Choice[T]{}, false
	}
	return lint.Choice[T]{Value: value, At: r.rng(a.Expr.Range())}, true
}

func (r *reader) wrongType(a *hclsyntax.Attribute, wanted, kind string) {
	detail := ""
	if kind == anExpression {
		detail = "Settings are written out: there are no variables and functions in them."
	}
	r.report("wrong-type", a.Expr.Range(), fmt.Sprintf("%s takes %s, not %s", a.Name, wanted, kind), detail)
}

const anExpression = "an expression"

// literal is the value of an expression that is written out, a string, bool, int or []string, and what to call its type. It is nil for any other.
func literal(expr hclsyntax.Expression) (value any, kind string) {
	switch e := expr.(type) {
	case *hclsyntax.TemplateExpr:
		return text(e)
	case *hclsyntax.LiteralValueExpr:
		return scalar(e.Val)
	case *hclsyntax.TupleConsExpr:
		return texts(e)
	case *hclsyntax.ObjectConsExpr:
		return nil, "an object"
	}
	return nil, anExpression
}

func text(e *hclsyntax.TemplateExpr) (any, string) {
	if len(e.Parts) == 0 {
		return "", "a string"
	}
	part, ok := e.Parts[0].(*hclsyntax.LiteralValueExpr)
	if !ok || len(e.Parts) > 1 {
		return nil, anExpression
	}
	return scalar(part.Val)
}

func scalar(v cty.Value) (any, string) {
	v, _ = v.Unmark()
	switch {
	case v.IsNull():
		return nil, "null"
	case v.Type() == cty.String:
		return v.AsString(), "a string"
	case v.Type() == cty.Bool:
		return v.True(), "true or false"
	}
	n, accuracy := v.AsBigFloat().Int64()
	if accuracy != 0 || int64(int(n)) != n {
		return nil, "such a number"
	}
	return int(n), "a number"
}

func texts(e *hclsyntax.TupleConsExpr) (any, string) {
	all := make([]string, 0, len(e.Exprs))
	for _, item := range e.Exprs {
		v, kind := literal(item)
		text, ok := v.(string)
		if !ok {
			return nil, "a list with " + kind
		}
		all = append(all, text)
	}
	return all, "a list"
}

// oneOf is an attribute's value where that is one of some names.
func (r *reader) oneOf(a *hclsyntax.Attribute, names []string) (lint.Choice[string], bool) {
	choice, ok := read[string](r, a)
	if ok && !slices.Contains(names, choice.Value) {
		problem := r.report("unknown-value", a.Expr.Range(), fmt.Sprintf("%s can't be %q", a.Name, choice.Value), "Values are "+english.List(names)+".")
		problem.Hint = suggest.DidYouMean(choice.Value, names)
		return choice, false
	}
	return choice, ok
}
