package policy

import (
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"grants/diag"
	"grants/internal/expression"
	"grants/internal/syntax"
)

// trial is a test that a policy brings along: a row, and whether the policy is to report it.
type trial struct {
	name     string
	at       diag.Span // of the header
	row      map[int]cty.Value
	rowAt    diag.Span
	reported bool // is expected
	broken   bool
}

func (r *reader) trials(p *Policy, body *hclsyntax.Body) {
	for _, block := range body.Blocks {
		if block.Type != "test" {
			continue
		}
		if len(p.trials) == maxTests {
			r.report(syntax.CodeLimit, block.TypeRange, fmt.Sprintf("policy %q has more than %d tests", p.Name, maxTests), "")
			return
		}
		p.trials = append(p.trials, r.trial(p, block))
	}
}

func (r *reader) trial(p *Policy, block *hclsyntax.Block) *trial {
	t := &trial{at: r.span(block.TypeRange)}
	before := len(r.problems)
	if len(block.Labels) != 1 {
		r.report("missing-attribute", block.TypeRange, "a test has one name", `Write test "NAME" { ... }: what it shows, in a few words.`)
	} else {
		t.name, t.at = block.Labels[0], r.span(hcl.RangeBetween(block.TypeRange, block.LabelRanges[0]))
	}
	r.known("a test", block.Body, []string{"row", "expect"}, nil)
	for _, name := range []string{"row", "expect"} {
		if block.Body.Attributes[name] == nil {
			r.reportAt("missing-attribute", t.at, fmt.Sprintf("a test has no %q", name), `Write row = { NAME = VALUE ... } and expect = "finding" or expect = "none".`)
		}
	}
	t.reported = r.oneOf(block.Body, "expect", []string{"finding", "none"}) == "finding"
	if a := block.Body.Attributes["row"]; a != nil {
		t.rowAt = r.span(a.Expr.Range())
		t.row = r.row(p, a)
	}
	t.broken = len(r.problems) > before
	return t
}

// row is the row of a test, by fields.
func (r *reader) row(p *Policy, a *hclsyntax.Attribute) map[int]cty.Value {
	object, ok := a.Expr.(*hclsyntax.ObjectConsExpr)
	if !ok {
		r.report("wrong-type", a.Expr.Range(), "row takes an object that is written out", "Write row = { NAME = VALUE ... } with the names that the condition reads.")
		return nil
	}
	row := map[int]cty.Value{}
	for _, item := range object.Items {
		name, ok := expression.LiteralKey(item.KeyExpr)
		if !ok {
			r.report("wrong-type", item.KeyExpr.Range(), "the names of a row are written out", "")
			continue
		}
		i := slices.IndexFunc(fields[p.On], func(f field) bool { return f.name == name })
		if i < 0 {
			r.unknownField(p.On, item.KeyExpr.Range(), name)
			continue
		}
		if v, ok := r.rowValue(p, &fields[p.On][i], item.ValueExpr); ok {
			row[i] = v
		}
	}
	return row
}

func (r *reader) rowValue(p *Policy, f *field, expr hclsyntax.Expression) (cty.Value, bool) {
	for _, t := range expr.Variables() {
		r.report("unknown-reference", t.SourceRange(), fmt.Sprintf("the row of a test knows no %q", t.RootName()), "Its values are written out; functions may be called.")
		return cty.NilVal, false
	}
	p.meter.Instrument(expr)
	p.meter.Start()
	v, problems := expression.Evaluate(expr, &hcl.EvalContext{Functions: p.functions})
	if p.meter.Exceeded || p.meter.Exhausted() {
		r.report(syntax.CodeLimit, expr.Range(), "this takes too much work, or its value grows too large", "")
		return cty.NilVal, false
	}
	for _, problem := range problems {
		if problem.Severity == hcl.DiagError {
			r.problems = append(r.problems, syntax.Problem(r.table, "evaluation", problem, r.id))
			return cty.NilVal, false
		}
	}
	wrong := expression.FindMismatch(v, f.value)
	switch {
	case v.IsNull() && !f.nullable:
		r.report("wrong-type", expr.Range(), fmt.Sprintf("%s is never null", f.name), "")
		return cty.NilVal, false
	case wrong != nil:
		r.report("wrong-type", expr.Range(), fmt.Sprintf("%s takes %s, and %s", f.name, expression.DescribeType(f.value), wrong), expression.QuotesRemedy(v, f.value))
		return cty.NilVal, false
	}
	v, err := expression.Conform(v, f.value)
	return v, err == nil
}

// try runs the tests of a policy. Those of a broken one would fail for that.
func (r *reader) try(p *Policy) {
	if p.broken {
		return
	}
	r.subject, r.id = p.Address(), p.name.File
	p.spendAsOneOf(r.policies, 0)
	tested, ran := false, true
	for _, t := range p.trials {
		reported, ok := r.run(p, t)
		tested, ran = tested || reported, ran && ok
	}
	if !tested && ran {
		d := r.reportAt(CodeUntested, p.header, fmt.Sprintf("no test makes policy %q report anything", p.Name),
			`Nobody can tell whether it ever would. Write test "NAME" { ... } with a row that it refuses, and expect = "finding".`)
		d.Severity = diag.Warning
	}
}

// run runs a test. It is false where that gives no result, or another than the test expects, which has been reported.
func (r *reader) run(p *Policy, t *trial) (reported, ok bool) {
	if t.broken || !r.isComplete(p, t) {
		return false, false
	}
	reported, failed := p.report(t)
	switch {
	case failed != nil:
		d := r.reportAt(CodeTest, t.at, fmt.Sprintf("test %q can't be judged: %s", t.name, failed.message), failed.detail)
		d.Hint, d.Key = failed.hint, t.name
		d.Related = []diag.Related{{Message: "for this", Range: r.table.Range(failed.at)}}
		return false, false
	case reported != t.reported:
		message := fmt.Sprintf("test %q expects a finding, and policy %q reports nothing", t.name, p.Name)
		if reported {
			message = fmt.Sprintf("test %q expects nothing, and policy %q reports its row", t.name, p.Name)
		}
		d := r.reportAt(CodeTest, t.at, message, "")
		d.Key = t.name
		d.Related = []diag.Related{{Message: "the condition", Range: r.table.Range(p.condition.span)}}
		return reported, false
	}
	return reported, true
}

// isComplete reports names that the condition reads and that the row of a test leaves out.
func (r *reader) isComplete(p *Policy, t *trial) bool {
	ok := true
	for _, i := range p.condition.reads {
		if _, given := t.value(p, i); !given {
			name := fields[p.On][i].name
			d := r.reportAt("missing-attribute", t.rowAt, fmt.Sprintf("the row of test %q has no %q, which the condition reads", t.name, name), "")
			d.Key = t.name
			ok = false
		}
	}
	return ok
}

// value is what a row has for a field, or what where leaves it no choice about.
func (t *trial) value(p *Policy, i int) (cty.Value, bool) {
	if v, given := t.row[i]; given {
		return v, true
	}
	f := &fields[p.On][i]
	if only, chosen := p.only(i); chosen && f.value == cty.String {
		return cty.StringVal(only), true
	}
	return cty.UnknownVal(f.value), false
}

// report judges the row of a test: whether the policy reports it, and says something then.
func (p *Policy) report(t *trial) (bool, *failure) {
	if !p.selectsTrial(t) {
		return false, nil
	}
	holds, failed := p.evaluate(p.condition, func(f *field) cty.Value { return p.trialValue(t, f) })
	if failed != nil || holds.True() {
		return false, failed
	}
	_, failed = p.evaluate(p.message, func(f *field) cty.Value { return p.trialValue(t, f) })
	return failed == nil, failed
}

func (p *Policy) trialValue(t *trial, f *field) cty.Value {
	i := slices.IndexFunc(fields[p.On], func(known field) bool { return known.name == f.name })
	v, _ := t.value(p, i)
	return v
}

// selectsTrial reports whether where lets the row of a test through. What the row does not say fits.
func (p *Policy) selectsTrial(t *trial) bool {
	for i := range p.where {
		s := &p.where[i]
		v, given := t.row[s.field]
		also, alsoGiven := t.row[s.also]
		if !given && !alsoGiven {
			continue
		}
		if !(given && p.fits(s, v)) && !(alsoGiven && p.fits(s, also)) {
			return false
		}
	}
	return true
}

// fits reports whether a value of a test is one that a selection wants.
func (p *Policy) fits(s *selection, v cty.Value) bool {
	switch v, _ = v.UnmarkDeep(); {
	case v.IsNull():
		return false
	case v.Type() == cty.Bool:
		return v.True() == s.flag
	case v.Type() == cty.String:
		return p.matchesText(s, v.AsString())
	}
	return slices.ContainsFunc(v.AsValueSlice(), func(item cty.Value) bool { return !item.IsNull() && p.matchesText(s, item.AsString()) })
}
