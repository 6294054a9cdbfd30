package syntax

import (
	"slices"

	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// Copy copies syntax trees: evaluation works on them and changes them. HCL has no copying of its own, and parsing costs ten times as much.
type Copy struct {
	items map[*hclsyntax.AnonSymbolExpr]*hclsyntax.AnonSymbolExpr // what a splat calls the element; a part of it refers to that
	Other bool                                                    // there was an expression of a type that is not known here
}

func (c *Copy) block(b *hclsyntax.Block) *hclsyntax.Block {
	second := *b
	second.Labels, second.LabelRanges = slices.Clone(b.Labels), slices.Clone(b.LabelRanges)
	second.Body = c.Body(b.Body)
	return &second
}

// Body is a copy of a body.
func (c *Copy) Body(b *hclsyntax.Body) *hclsyntax.Body {
	second := *b
	second.Attributes = make(hclsyntax.Attributes, len(b.Attributes))
	for name, a := range b.Attributes {
		attribute := *a
		attribute.Expr = c.Expression(a.Expr)
		second.Attributes[name] = &attribute
	}
	second.Blocks = slices.Clone(b.Blocks)
	for i, nested := range b.Blocks {
		second.Blocks[i] = c.block(nested)
	}
	return &second
}

func (c *Copy) expressions(all []hclsyntax.Expression) []hclsyntax.Expression {
	second := make([]hclsyntax.Expression, len(all))
	for i, e := range all {
		second[i] = c.Expression(e)
	}
	return second
}

// Expression is a copy of an expression, nil of nil.
func (c *Copy) Expression(e hclsyntax.Expression) hclsyntax.Expression {
	switch e := e.(type) {
	case nil:
		return nil
	case *hclsyntax.LiteralValueExpr:
		second := *e
		return &second
	case *hclsyntax.ScopeTraversalExpr:
		second := *e
		second.Traversal = slices.Clone(e.Traversal)
		return &second
	case *hclsyntax.RelativeTraversalExpr:
		second := *e
		second.Source, second.Traversal = c.Expression(e.Source), slices.Clone(e.Traversal)
		return &second
	case *hclsyntax.IndexExpr:
		second := *e
		second.Collection, second.Key = c.Expression(e.Collection), c.Expression(e.Key)
		return &second
	case *hclsyntax.TupleConsExpr:
		second := *e
		second.Exprs = c.expressions(e.Exprs)
		return &second
	case *hclsyntax.ObjectConsExpr:
		second := *e
		second.Items = slices.Clone(e.Items)
		for i, item := range e.Items {
			second.Items[i] = hclsyntax.ObjectConsItem{KeyExpr: c.Expression(item.KeyExpr), ValueExpr: c.Expression(item.ValueExpr)}
		}
		return &second
	case *hclsyntax.ObjectConsKeyExpr:
		second := *e
		second.Wrapped = c.Expression(e.Wrapped)
		return &second
	}
	return c.computation(e)
}

// computation copies what makes values of others.
func (c *Copy) computation(e hclsyntax.Expression) hclsyntax.Expression {
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
		second.Wrapped = c.Expression(e.Wrapped)
		return &second
	case *hclsyntax.TemplateJoinExpr:
		return &hclsyntax.TemplateJoinExpr{Tuple: c.Expression(e.Tuple)}
	case *hclsyntax.ParenthesesExpr:
		second := *e
		second.Expression = c.Expression(e.Expression)
		return &second
	case *hclsyntax.ConditionalExpr:
		second := *e
		second.Condition, second.TrueResult, second.FalseResult = c.Expression(e.Condition), c.Expression(e.TrueResult), c.Expression(e.FalseResult)
		return &second
	case *hclsyntax.BinaryOpExpr:
		second := *e
		second.LHS, second.RHS = c.Expression(e.LHS), c.Expression(e.RHS)
		return &second
	case *hclsyntax.UnaryOpExpr:
		second := *e
		second.Val = c.Expression(e.Val)
		return &second
	case *hclsyntax.ForExpr:
		second := *e
		second.CollExpr, second.ValExpr = c.Expression(e.CollExpr), c.Expression(e.ValExpr)
		second.KeyExpr, second.CondExpr = c.Expression(e.KeyExpr), c.Expression(e.CondExpr)
		return &second
	case *hclsyntax.SplatExpr:
		second := *e
		second.Item = c.item(e.Item)
		second.Source, second.Each = c.Expression(e.Source), c.Expression(e.Each)
		return &second
	case *hclsyntax.AnonSymbolExpr:
		return c.item(e)
	}
	c.Other = true
	return e
}

func (c *Copy) item(e *hclsyntax.AnonSymbolExpr) *hclsyntax.AnonSymbolExpr {
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
