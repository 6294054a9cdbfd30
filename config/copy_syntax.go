package config

import (
	"slices"

	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// syntaxCopy copies syntax trees: evaluation works on them and changes them. HCL has no copying of its own, and parsing costs ten times as much.
type syntaxCopy struct {
	items map[*hclsyntax.AnonSymbolExpr]*hclsyntax.AnonSymbolExpr // what a splat calls the element; a part of it refers to that
	other bool                                                    // there was an expression of a type that is not known here
}

func (c *syntaxCopy) block(b *hclsyntax.Block) *hclsyntax.Block {
	second := *b
	second.Body = c.body(b.Body)
	return &second
}

func (c *syntaxCopy) body(b *hclsyntax.Body) *hclsyntax.Body {
	second := *b
	second.Attributes = make(hclsyntax.Attributes, len(b.Attributes))
	for name, a := range b.Attributes {
		attribute := *a
		attribute.Expr = c.expression(a.Expr)
		second.Attributes[name] = &attribute
	}
	second.Blocks = slices.Clone(b.Blocks)
	for i, nested := range b.Blocks {
		second.Blocks[i] = c.block(nested)
	}
	return &second
}

func (c *syntaxCopy) expressions(all []hclsyntax.Expression) []hclsyntax.Expression {
	second := make([]hclsyntax.Expression, len(all))
	for i, e := range all {
		second[i] = c.expression(e)
	}
	return second
}

func (c *syntaxCopy) expression(e hclsyntax.Expression) hclsyntax.Expression {
	switch e := e.(type) {
	case nil:
		return nil
	case *hclsyntax.LiteralValueExpr:
		second := *e
		return &second
	case *hclsyntax.ScopeTraversalExpr:
		second := *e
		return &second
	case *hclsyntax.RelativeTraversalExpr:
		second := *e
		second.Source = c.expression(e.Source)
		return &second
	case *hclsyntax.IndexExpr:
		second := *e
		second.Collection, second.Key = c.expression(e.Collection), c.expression(e.Key)
		return &second
	case *hclsyntax.TupleConsExpr:
		second := *e
		second.Exprs = c.expressions(e.Exprs)
		return &second
	case *hclsyntax.ObjectConsExpr:
		second := *e
		second.Items = slices.Clone(e.Items)
		for i, item := range e.Items {
			second.Items[i] = hclsyntax.ObjectConsItem{KeyExpr: c.expression(item.KeyExpr), ValueExpr: c.expression(item.ValueExpr)}
		}
		return &second
	case *hclsyntax.ObjectConsKeyExpr:
		second := *e
		second.Wrapped = c.expression(e.Wrapped)
		return &second
	}
	return c.computation(e)
}

// computation copies what makes values of others.
func (c *syntaxCopy) computation(e hclsyntax.Expression) hclsyntax.Expression {
	switch e := e.(type) {
	case *hclsyntax.FunctionCallExpr:
		second := *e
		second.Args = c.expressions(e.Args)
		return &second
	case *hclsyntax.TemplateExpr:
		second := *e
		second.Parts = c.expressions(e.Parts)
		return &second
	case *hclsyntax.TemplateWrapExpr:
		second := *e
		second.Wrapped = c.expression(e.Wrapped)
		return &second
	case *hclsyntax.TemplateJoinExpr:
		return &hclsyntax.TemplateJoinExpr{Tuple: c.expression(e.Tuple)}
	case *hclsyntax.ParenthesesExpr:
		second := *e
		second.Expression = c.expression(e.Expression)
		return &second
	case *hclsyntax.ConditionalExpr:
		second := *e
		second.Condition, second.TrueResult, second.FalseResult = c.expression(e.Condition), c.expression(e.TrueResult), c.expression(e.FalseResult)
		return &second
	case *hclsyntax.BinaryOpExpr:
		second := *e
		second.LHS, second.RHS = c.expression(e.LHS), c.expression(e.RHS)
		return &second
	case *hclsyntax.UnaryOpExpr:
		second := *e
		second.Val = c.expression(e.Val)
		return &second
	case *hclsyntax.ForExpr:
		second := *e
		second.CollExpr, second.ValExpr = c.expression(e.CollExpr), c.expression(e.ValExpr)
		second.KeyExpr, second.CondExpr = c.expression(e.KeyExpr), c.expression(e.CondExpr)
		return &second
	case *hclsyntax.SplatExpr:
		second := *e
		second.Item = c.item(e.Item)
		second.Source, second.Each = c.expression(e.Source), c.expression(e.Each)
		return &second
	case *hclsyntax.AnonSymbolExpr:
		return c.item(e)
	}
	c.other = true
	return e
}

func (c *syntaxCopy) item(e *hclsyntax.AnonSymbolExpr) *hclsyntax.AnonSymbolExpr {
	if c.items == nil {
		c.items = map[*hclsyntax.AnonSymbolExpr]*hclsyntax.AnonSymbolExpr{}
	}
	second := c.items[e]
	if second == nil {
		second = &hclsyntax.AnonSymbolExpr{SrcRange: e.SrcRange}
		c.items[e] = second
	}
	return second
}
