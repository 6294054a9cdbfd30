package expression

import (
	"errors"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// Evaluation is metered, because a few lines can ask for more work than any machine has: strings that double, for expressions within one another,
// products of lists, numbers with a billion digits. A unit is a byte of a string or a digit of a number; an element of a collection costs some.
const (
	ExpressionBudget = 20_000_000  // of one evaluation
	ProjectBudget    = 100_000_000 // of all evaluations together, beside what each object may cost
	ObjectBudget     = 1_000
	MaxValueSize     = 4_000_000 // of one value
	MaxValueDepth    = 100
	ElementSize      = 16
	evaluationCost   = 40 // of a part that is evaluated again and again
)

// Meter counts units against budgets.
type Meter struct {
	Budget   int  // of the project, growing with its objects
	Each     int  // of one evaluation
	Total    int  // spent by the project
	Exceeded bool // by the evaluation that is going on

	// Undecided reports whether values that differ may be equal yet, since ids are among them that nobody knows. Nil where none are.
	Undecided func(values ...cty.Value) bool

	spent int // by the evaluation that is going on
}

var errBudget = errors.New("the evaluation takes too much work")

// Start begins an evaluation.
func (m *Meter) Start() { m.spent, m.Exceeded = 0, false }

// Spend takes units from the budgets and reports whether they lasted.
func (m *Meter) Spend(units int) bool {
	m.spent += units
	m.Total += units
	if m.spent > m.Each || m.Total > m.Budget {
		m.Exceeded = true
	}
	return !m.Exceeded
}

// Lasts reports whether the budgets last for an evaluation of so many units, and for others before it.
func (m *Meter) Lasts(before, units int) bool {
	return units <= m.Each && m.Total+before+units <= m.Budget
}

// Size measures a value, a shared part once for every time it appears, and gives up at the limit. ok is false beyond a limit.
func Size(v cty.Value, limit int) (units int, ok bool) {
	units = sizeWithin(v, limit, MaxValueDepth)
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
	switch v.Type() {
	case cty.String:
		return ElementSize + len(v.AsString())
	case cty.Number:
		return 2*ElementSize + digits(v)
	}
	units := ElementSize
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

// digits is about how many digits a number has when it is written out, as everything that makes text of it does.
func digits(v cty.Value) int {
	exponent := v.AsBigFloat().MantExp(nil)
	return max(exponent, -exponent) / 3
}

// Exhausted reports whether the project's budget is spent.
func (m *Meter) Exhausted() bool { return m.Total > m.Budget }

// metered is a part of an expression whose every evaluation is paid for. It is a pair of parentheses to everything that walks the tree.
type metered struct {
	*hclsyntax.ParenthesesExpr
	meter *Meter
	check func(cty.Value) hcl.Diagnostics // what else to say about the value; may be nil
}

func (m *Meter) wrap(expr hclsyntax.Expression) hclsyntax.Expression {
	if expr == nil {
		return nil
	}
	if _, already := expr.(*metered); already {
		return expr
	}
	return &metered{ParenthesesExpr: &hclsyntax.ParenthesesExpr{Expression: expr, SrcRange: expr.Range()}, meter: m}
}

// Value implements hcl.Expression.
func (e *metered) Value(ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
	if e.meter.Exceeded {
		return cty.DynamicVal, nil
	}
	v, problems := e.Expression.Value(ctx)
	units, ok := Size(v, MaxValueSize)
	if e.meter.Spend(units + evaluationCost); !ok || e.meter.Exceeded {
		e.meter.Exceeded = true
		return cty.DynamicVal, nil
	}
	if e.check == nil || problems.HasErrors() {
		return v, problems
	}
	if more := e.check(v); more.HasErrors() {
		return cty.DynamicVal, append(problems, more...)
	}
	return v, problems
}

// Instrument meters whatever part of an expression may be evaluated again and again, copied, compared or converted. It reports whether the
// expression refers to something that can't be seen in it any more.
func (m *Meter) Instrument(expr hclsyntax.Expression) (changed bool) {
	_ = hclsyntax.VisitAll(expr, func(node hclsyntax.Node) hcl.Diagnostics {
		switch e := node.(type) {
		case *hclsyntax.ForExpr:
			e.CollExpr, e.ValExpr = m.wrap(e.CollExpr), m.wrap(e.ValExpr)
			e.KeyExpr, e.CondExpr = m.wrap(e.KeyExpr), m.wrap(e.CondExpr)
		case *hclsyntax.SplatExpr:
			e.Source = m.wrap(e.Source)
		case *hclsyntax.TemplateExpr:
			m.wrapParts(e.Parts)
		case *hclsyntax.BinaryOpExpr:
			if m.Undecided != nil && (e.Op == hclsyntax.OpEqual || e.Op == hclsyntax.OpNotEqual) {
				m.compare(e)
				changed = true
				return nil
			}
			e.LHS, e.RHS = m.operand(e.LHS, e.Op), m.operand(e.RHS, e.Op)
		case *hclsyntax.UnaryOpExpr:
			e.Val = m.operand(e.Val, e.Op)
		case *hclsyntax.IndexExpr:
			e.Key = m.wrap(e.Key)
		case *hclsyntax.ConditionalExpr:
			m.choose(e)
			changed = true
		case *hclsyntax.ObjectConsKeyExpr:
			if _, number := e.Wrapped.(*hclsyntax.LiteralValueExpr); number || e.ForceNonLiteral {
				e.Wrapped = m.wrap(e.Wrapped)
			}
		}
		return nil
	})
	return changed
}

// wrapParts leaves plain text alone: it is as large as the file that it stands in.
func (m *Meter) wrapParts(parts []hclsyntax.Expression) {
	for i, part := range parts {
		if literal, ok := part.(*hclsyntax.LiteralValueExpr); !ok || literal.Val.Type() != cty.String {
			parts[i] = m.wrap(part)
		}
	}
}

// operand sees to it that an operator gets what it takes: HCL makes a number of a string, and a bool of "true".
func (m *Meter) operand(expr hclsyntax.Expression, op *hclsyntax.Operation) hclsyntax.Expression {
	want := cty.Number
	switch op {
	case hclsyntax.OpEqual, hclsyntax.OpNotEqual:
		return m.wrap(expr)
	case hclsyntax.OpLogicalAnd, hclsyntax.OpLogicalOr, hclsyntax.OpLogicalNot:
		want = cty.Bool
	}
	wrapped := m.wrap(expr)
	rng := expr.Range()
	wrapped.(*metered).check = func(v cty.Value) hcl.Diagnostics {
		v, _ = v.Unmark()
		if v.IsNull() || !v.IsKnown() || v.Type() == want {
			return nil
		}
		return hcl.Diagnostics{{
			Severity: hcl.DiagError, Summary: "this operand is " + Describe(v) + ", and the operator takes " + DescribeType(want), Subject: &rng,
		}}
	}
	return wrapped
}
