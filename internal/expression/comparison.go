package expression

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// comparison is == or != where nobody may be able to tell: of an id that is not known yet and a text that may be that.
type comparison struct {
	*hclsyntax.ParenthesesExpr // the comparison's place
	left, right                hclsyntax.Expression
	differ                     bool // true is that they differ
	undecided                  func(values ...cty.Value) bool
}

// compare puts a comparison in the place of the left operand, which HCL then holds against true.
func (m *Meter) compare(e *hclsyntax.BinaryOpExpr) {
	if _, already := e.LHS.(*comparison); already {
		return
	}
	for _, part := range []hclsyntax.Expression{e.LHS, e.RHS} {
		m.Instrument(part)
	}
	rng := e.Range()
	yes := &hclsyntax.LiteralValueExpr{Val: cty.True, SrcRange: rng}
	e.LHS = &comparison{
		ParenthesesExpr: &hclsyntax.ParenthesesExpr{Expression: yes, SrcRange: rng},
		left:            m.wrap(e.LHS), right: m.wrap(e.RHS), differ: e.Op == hclsyntax.OpNotEqual, undecided: m.Undecided,
	}
	e.Op, e.RHS = hclsyntax.OpEqual, yes
}

// Value implements hcl.Expression.
func (c *comparison) Value(ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
	left, problems := c.left.Value(ctx)
	right, more := c.right.Value(ctx)
	if problems = append(problems, more...); problems.HasErrors() {
		return cty.UnknownVal(cty.Bool), problems
	}
	left, _ = left.UnmarkDeep()
	right, _ = right.UnmarkDeep()
	equal := left.Equals(right)
	switch {
	case !equal.IsKnown(), equal.False() && c.undecided(left, right):
		return cty.UnknownVal(cty.Bool), problems
	case c.differ:
		return equal.Not(), problems
	}
	return equal, problems
}
