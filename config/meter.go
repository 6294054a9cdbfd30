package config

import (
	"errors"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// Evaluation is metered, because a few lines can ask for more work than any machine has: strings that double, for expressions within one another,
// products of lists. A unit is a byte of a string or an element of a collection.
const (
	expressionBudget = 4_000_000   // of one evaluation
	projectBudget    = 200_000_000 // of all evaluations together
	maxValueSize     = 1_000_000   // of a value that has a name
	maxValueDepth    = 100
)

type meter struct {
	spent    int // by the evaluation that is going on
	total    int
	exceeded bool
}

var errBudget = errors.New("the evaluation takes too much work")

func (m *meter) start() { m.spent, m.exceeded = 0, false }

// spend takes units from the budgets and reports whether they lasted.
func (m *meter) spend(units int) bool {
	m.spent += units
	m.total += units
	if m.spent > expressionBudget || m.total > projectBudget {
		m.exceeded = true
	}
	return !m.exceeded
}

// size measures a value, a shared part once for every time it appears, and gives up at the limit. ok is false beyond a limit.
func size(v cty.Value, limit int) (units int, ok bool) {
	units = sizeWithin(v, limit, maxValueDepth)
	return units, units <= limit
}

func sizeWithin(v cty.Value, limit, depth int) int {
	v, _ = v.Unmark()
	if depth == 0 {
		return limit + 1
	}
	if v.IsNull() || !v.IsKnown() {
		return 1
	}
	if v.Type() == cty.String {
		return 1 + len(v.AsString())
	}
	units := 1
	if !v.CanIterateElements() {
		return units
	}
	for it := v.ElementIterator(); it.Next() && units <= limit; {
		k, element := it.Element()
		if k.Type() == cty.String && !v.Type().IsSetType() {
			units += len(k.AsString())
		}
		units += sizeWithin(element, limit-units, depth-1)
	}
	return units
}

// metered is a part of a for expression, whose every evaluation is paid for. It is a pair of parentheses to everything that walks the tree.
type metered struct {
	*hclsyntax.ParenthesesExpr
	meter *meter
}

func (m *meter) wrap(expr hclsyntax.Expression) hclsyntax.Expression {
	if expr == nil {
		return nil
	}
	if _, already := expr.(*metered); already {
		return expr
	}
	return &metered{&hclsyntax.ParenthesesExpr{Expression: expr, SrcRange: expr.Range()}, m}
}

// Value implements hcl.Expression.
func (e *metered) Value(ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
	if e.meter.exceeded {
		return cty.DynamicVal, nil
	}
	v, problems := e.Expression.Value(ctx)
	units, ok := size(v, expressionBudget)
	if e.meter.spend(units); !ok || e.meter.exceeded {
		e.meter.exceeded = true
		return cty.DynamicVal, nil
	}
	return v, problems
}

// instrument meters the parts of every for expression and splat within an expression.
func (m *meter) instrument(expr hclsyntax.Expression) {
	_ = hclsyntax.VisitAll(expr, func(node hclsyntax.Node) hcl.Diagnostics {
		switch e := node.(type) {
		case *hclsyntax.ForExpr:
			e.CollExpr, e.ValExpr = m.wrap(e.CollExpr), m.wrap(e.ValExpr)
			e.KeyExpr, e.CondExpr = m.wrap(e.KeyExpr), m.wrap(e.CondExpr)
		case *hclsyntax.SplatExpr:
			e.Source = m.wrap(e.Source)
		}
		return nil
	})
}
