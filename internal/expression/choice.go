package expression

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// choice is a conditional that is stricter than HCL's: HCL makes a string of a number where the other result is a string, and marks the result
// with the origins of both, so that the one chosen could not be told any more.
type choice struct {
	*hclsyntax.ParenthesesExpr // the conditional's place
	condition, yes, no         hclsyntax.Expression
}

// choose puts a choice in the place of a conditional's first result, which HCL then always takes.
func (m *Meter) choose(e *hclsyntax.ConditionalExpr) {
	if _, already := e.TrueResult.(*choice); already {
		return
	}
	for _, part := range []hclsyntax.Expression{e.Condition, e.TrueResult, e.FalseResult} {
		m.Instrument(part)
	}
	rng := e.Range()
	literal := func(v cty.Value) hclsyntax.Expression { return &hclsyntax.LiteralValueExpr{Val: v, SrcRange: rng} }
	chosen := &choice{
		ParenthesesExpr: &hclsyntax.ParenthesesExpr{Expression: literal(cty.True), SrcRange: rng},
		condition:       e.Condition, yes: m.wrap(e.TrueResult), no: m.wrap(e.FalseResult),
	}
	e.Condition, e.TrueResult, e.FalseResult = literal(cty.True), chosen, literal(cty.NullVal(cty.DynamicPseudoType))
}

// Value implements hcl.Expression.
func (c *choice) Value(ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
	condition, problems := c.condition.Value(ctx)
	if problems.HasErrors() {
		return cty.DynamicVal, problems
	}
	condition, marks := condition.Unmark()
	if condition.Type() == cty.DynamicPseudoType && !condition.IsKnown() {
		return cty.DynamicVal, nil
	}
	if condition.IsNull() || condition.Type() != cty.Bool {
		return c.refuse(c.condition.Range(), "a condition is true or false, and this one is "+Describe(condition))
	}
	if !condition.IsKnown() {
		return cty.DynamicVal, nil
	}
	chosen, problems := c.yes.Value(ctx)
	other, others := c.no.Value(ctx)
	if condition.False() {
		chosen, problems, other, others = other, others, chosen, problems
	}
	if !problems.HasErrors() && !others.HasErrors() && differ(chosen, other) {
		yes, no := Describe(chosen), Describe(other)
		if yes == no {
			return c.refuse(c.Range(), "the results of this conditional have elements of different types")
		}
		return c.refuse(c.Range(), "the results of this conditional are of different types: "+min(yes, no)+" and "+max(yes, no))
	}
	return chosen.WithMarks(pendingMarks(marks)), problems
}

func (c *choice) refuse(rng hcl.Range, message string) (cty.Value, hcl.Diagnostics) {
	return cty.DynamicVal, hcl.Diagnostics{{Severity: hcl.DiagError, Summary: message, Subject: &rng}}
}

// pendingMarks are the marks of ids that are not known yet: what depends on one is not known either.
func pendingMarks(marks cty.ValueMarks) cty.ValueMarks {
	kept := cty.ValueMarks{}
	for mark := range marks {
		if _, ok := mark.(pending); ok {
			kept[mark] = struct{}{}
		}
	}
	return kept
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
