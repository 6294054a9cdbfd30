package config

import (
	"errors"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// Evaluation is metered, because a few lines can ask for more work than any machine has: strings that double, for expressions within one another,
// products of lists, numbers with a billion digits. A unit is a byte of a string or a digit of a number; an element of a collection costs some.
const (
	expressionBudget = 4_000_000   // of one evaluation
	projectBudget    = 100_000_000 // of all evaluations together
	maxValueSize     = 4_000_000   // of a value that has a name
	maxValueDepth    = 100
	elementSize      = 8
)

type meter struct {
	spent    int // by the evaluation that is going on
	total    int
	exceeded bool // by the evaluation that is going on
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
	switch v.Type() {
	case cty.String:
		return elementSize + len(v.AsString())
	case cty.Number:
		return 2*elementSize + digits(v)
	}
	units := elementSize
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

// exhausted reports whether the project's budget is spent.
func (m *meter) exhausted() bool { return m.total > projectBudget }

// metered is a part of an expression whose every evaluation is paid for. It is a pair of parentheses to everything that walks the tree.
type metered struct {
	*hclsyntax.ParenthesesExpr
	meter *meter
	check func(cty.Value) hcl.Diagnostics // what else to say about the value; may be nil

	uniform bool // the value is about to be converted to a common type
}

func (m *meter) wrap(expr hclsyntax.Expression) hclsyntax.Expression {
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
	if e.meter.exceeded {
		return cty.DynamicVal, nil
	}
	v, problems := e.Expression.Value(ctx)
	if e.uniform {
		v = uniform(v)
	}
	units, ok := size(v, expressionBudget)
	if e.meter.spend(units); !ok || e.meter.exceeded {
		e.meter.exceeded = true
		return cty.DynamicVal, nil
	}
	if e.check != nil && !problems.HasErrors() {
		problems = append(problems, e.check(v)...)
	}
	return v, problems
}

// instrument meters whatever part of an expression may be evaluated again and again, copied, compared or converted.
func (m *meter) instrument(expr hclsyntax.Expression) {
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
			e.LHS, e.RHS = m.wrap(e.LHS), m.wrap(e.RHS)
		case *hclsyntax.IndexExpr:
			e.Key = m.wrap(e.Key)
		case *hclsyntax.ConditionalExpr:
			m.conditional(e)
		case *hclsyntax.ObjectConsKeyExpr:
			if _, number := e.Wrapped.(*hclsyntax.LiteralValueExpr); number || e.ForceNonLiteral {
				e.Wrapped = m.wrap(e.Wrapped)
			}
		}
		return nil
	})
}

// wrapParts leaves plain text alone: it is as large as the file that it stands in.
func (m *meter) wrapParts(parts []hclsyntax.Expression) {
	for i, part := range parts {
		if literal, ok := part.(*hclsyntax.LiteralValueExpr); !ok || literal.Val.Type() != cty.String {
			parts[i] = m.wrap(part)
		}
	}
}

// conditional sees to it that both results are of one type: HCL makes a string of a number where the other result is a string.
func (m *meter) conditional(e *hclsyntax.ConditionalExpr) {
	var first cty.Value
	e.TrueResult, e.FalseResult = m.wrap(e.TrueResult), m.wrap(e.FalseResult)
	yes, no := e.TrueResult.(*metered), e.FalseResult.(*metered)
	yes.uniform, no.uniform = true, true
	yes.check = func(v cty.Value) hcl.Diagnostics { // HCL evaluates this one first
		first = v
		return nil
	}
	rng := e.Range()
	no.check = func(v cty.Value) hcl.Diagnostics {
		if first == cty.NilVal || !differ(first, v) {
			return nil
		}
		return hcl.Diagnostics{{
			Severity: hcl.DiagError, Summary: "the results of this conditional are of different types: " + describe(first) + " and " + describe(v), Subject: &rng,
		}}
	}
}

// differ reports whether two values would need conversion to be of one type. Null goes with anything.
func differ(a, b cty.Value) bool {
	a, _ = a.Unmark()
	b, _ = b.Unmark()
	s, t := a.Type(), b.Type()
	switch {
	case a.IsNull() || b.IsNull() || !a.IsKnown() || !b.IsKnown():
		return false
	case s.IsPrimitiveType() || t.IsPrimitiveType():
		return s != t
	case isMapping(s) != isMapping(t):
		return true
	}
	theirs := b.AsValueMap
	if !isMapping(t) {
		theirs = func() map[string]cty.Value { return nil }
	}
	return elementsDiffer(a, b, theirs())
}

// elementsDiffer compares elements of equal keys, or of equal places and, where one list is longer, with the other's last.
func elementsDiffer(a, b cty.Value, named map[string]cty.Value) bool {
	if named == nil && b.LengthInt() > a.LengthInt() {
		a, b = b, a
	}
	other, rest := cty.NilVal, b.ElementIterator()
	for it := a.ElementIterator(); it.Next(); {
		k, element := it.Element()
		if named != nil {
			other = named[k.AsString()]
		} else if rest.Next() {
			_, other = rest.Element()
		}
		if other != cty.NilVal && differ(element, other) {
			return true
		}
	}
	return false
}

func isMapping(t cty.Type) bool { return t.IsObjectType() || t.IsMapType() }
