package expression

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// Unwrap takes off parentheses and a template that is nothing but one interpolation.
func Unwrap(expr hclsyntax.Expression) hclsyntax.Expression {
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

// IsNull reports whether an expression is null, written out.
func IsNull(expr hclsyntax.Expression) bool {
	literal, ok := expr.(*hclsyntax.LiteralValueExpr)
	return ok && literal.Val.IsNull()
}

// LiteralText is a quoted string without interpolation.
func LiteralText(expr hclsyntax.Expression) (string, bool) {
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
	v, ok := LiteralValue(template.Parts[0], cty.String)
	if !ok {
		return "", false
	}
	return v.AsString(), true
}

// LiteralValue is a literal that is not null, without its provenance marks.
func LiteralValue(expr hclsyntax.Expression, want cty.Type) (cty.Value, bool) {
	literal, ok := expr.(*hclsyntax.LiteralValueExpr)
	if !ok {
		return cty.NilVal, false
	}
	v, _ := literal.Val.Unmark()
	return v, v.Type() == want && v.IsKnown() && !v.IsNull()
}

// LiteralNumber is a literal that is a whole number.
func LiteralNumber(expr hclsyntax.Expression) (int64, bool) {
	v, ok := LiteralValue(expr, cty.Number)
	if !ok {
		return 0, false
	}
	return WholeNumber(v)
}

// WholeNumber is a number that has no fraction, and fits 64 bits.
func WholeNumber(v cty.Value) (int64, bool) {
	n, accuracy := v.AsBigFloat().Int64()
	return n, accuracy == 0
}

// LiteralKey is the key of an object's item where it is a name or a quoted string.
func LiteralKey(expr hclsyntax.Expression) (string, bool) {
	key, ok := expr.(*hclsyntax.ObjectConsKeyExpr)
	if !ok {
		return LiteralText(expr)
	}
	if word := hcl.ExprAsKeyword(key.Wrapped); word != "" && !key.ForceNonLiteral {
		return word, true
	}
	return LiteralText(key.Wrapped)
}
