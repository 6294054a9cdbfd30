package policy

import (
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"grants/diag"
	"grants/internal/english"
	"grants/internal/expression"
	"grants/internal/suggest"
	"grants/internal/syntax"
)

// rowName is what expressions call the row that is judged.
const rowName = "row"

// formula is an expression about a row.
type formula struct {
	name   string // of the attribute
	expr   hclsyntax.Expression
	span   diag.Span
	want   cty.Type
	fields []field // of the row
	reads  []int   // the fields that it reads, sorted

	aspects map[int][]*aspect // all that it reads of some of these fields
}

// formula reads an expression and checks its names, before anything is evaluated. It is nil where something is wrong, which has been reported.
func (r *reader) formula(p *Policy, a *hclsyntax.Attribute, want cty.Type) *formula {
	f := &formula{name: a.Name, expr: a.Expr, span: r.span(a.Expr.Range()), want: want, fields: fields[p.On]}
	before := len(r.problems)
	for _, t := range a.Expr.Variables() {
		r.reference(p, f, t)
	}
	if len(r.problems) > before {
		return nil
	}
	slices.Sort(f.reads)
	f.reads = slices.Compact(f.reads)
	f.aspects = aspectsOf(f)
	p.meter.Instrument(f.expr)
	_, problem := p.evaluate(f, func(of *field) cty.Value { return cty.UnknownVal(of.value) })
	if problem != nil {
		r.problemOf(problem)
		return nil
	}
	return f
}

// reference checks a name that an expression reads, and notes which field of the row it is.
func (r *reader) reference(p *Policy, f *formula, t hcl.Traversal) {
	if t.RootName() != rowName {
		d := r.report("unknown-reference", t.SourceRange(), fmt.Sprintf("policies know no %q", t.RootName()),
			fmt.Sprintf("There are no variables and locals in them: %s knows row, with %s.", f.name, english.List(fieldNames(f.fields))))
		if slices.Contains(fieldNames(f.fields), t.RootName()) {
			d.Hint = suggest.Hint(rowName + "." + t.RootName())
		}
		return
	}
	if len(t) == 1 {
		for i := range f.fields {
			f.reads = append(f.reads, i)
		}
		return
	}
	name, at, ok := stepOf(t[1])
	if !ok {
		r.report("unknown-attribute", at, "row is no list", fmt.Sprintf("It has %s.", english.List(fieldNames(f.fields))))
		return
	}
	i := slices.IndexFunc(f.fields, func(known field) bool { return known.name == name })
	if i < 0 {
		r.unknownField(p.On, at, name)
		return
	}
	f.reads = append(f.reads, i)
	r.within(t, f.fields[i].value)
}

// within checks a name within a field that is an object.
func (r *reader) within(t hcl.Traversal, in cty.Type) {
	if len(t) < 3 || !in.IsObjectType() {
		return
	}
	name, at, ok := stepOf(t[2])
	if ok && in.HasAttribute(name) {
		return
	}
	known := make([]string, 0, len(in.AttributeTypes()))
	for attribute := range in.AttributeTypes() {
		known = append(known, attribute)
	}
	slices.Sort(known)
	of, _, _ := stepOf(t[1])
	d := r.report("unknown-attribute", at, fmt.Sprintf("row.%s has no %q", of, name), fmt.Sprintf("It has %s.", english.List(known)))
	d.Hint = suggest.DidYouMean(name, known)
}

// stepOf is the name that a step of a traversal leads to: row.scopes or row["scopes"].
func stepOf(step hcl.Traverser) (name string, at hcl.Range, ok bool) {
	switch step := step.(type) {
	case hcl.TraverseAttr:
		return step.Name, nameRange(step.SrcRange, step.Name), true
	case hcl.TraverseIndex:
		if key, _ := step.Key.Unmark(); key.Type() == cty.String && key.IsKnown() && !key.IsNull() {
			return key.AsString(), step.SrcRange, true
		}
		return "", step.SrcRange, false
	}
	return "", step.SourceRange(), false
}

// nameRange leaves out the dot before a name.
func nameRange(rng hcl.Range, name string) hcl.Range {
	if rng.End.Byte-rng.Start.Byte == len(name)+1 {
		rng.Start.Byte++
		rng.Start.Column++
	}
	return rng
}

// failure is why an expression has no value that counts.
type failure struct {
	message, detail, hint string
	code                  string
	at                    diag.Span
}

// evaluate is the value of a formula for a row whose fields have some values. What depends on one that is not known is not known.
func (p *Policy) evaluate(f *formula, value func(*field) cty.Value) (cty.Value, *failure) {
	row := make(map[string]cty.Value, len(f.reads))
	for _, i := range f.reads {
		row[f.fields[i].name] = value(&f.fields[i])
	}
	p.meter.Start()
	v, problems := expression.Evaluate(f.expr, &hcl.EvalContext{
		Variables: map[string]cty.Value{rowName: cty.ObjectVal(row)}, Functions: p.functions,
	})
	if p.meter.Exceeded || p.meter.Exhausted() {
		return v, &failure{
			code: syntax.CodeLimit, at: f.span, message: fmt.Sprintf("the %s of policy %q takes too much work, or its value grows too large", f.name, p.Name),
			detail: "Lists of some thousand elements are fine; products of such lists are not.",
		}
	}
	for _, problem := range problems {
		if problem.Severity == hcl.DiagError {
			return v, failureOf(f, problem)
		}
	}
	if v, _ = v.UnmarkDeep(); !v.IsKnown() {
		return v, nil
	}
	if v.IsNull() || v.Type() != f.want {
		return v, &failure{
			code: "wrong-type", at: f.span, message: fmt.Sprintf("%s takes %s, and its value is %s", f.name, expression.DescribeType(f.want), expression.Describe(v)),
			detail: expression.QuotesRemedy(v, f.want),
		}
	}
	return v, nil
}

func failureOf(f *formula, problem *hcl.Diagnostic) *failure {
	d := syntax.Problem(&diag.Files{}, "evaluation", problem, f.span.File)
	at := f.span
	if problem.Subject != nil {
		at = syntax.Span(f.span.File, *problem.Subject)
	}
	return &failure{code: d.Code, at: at, message: d.Message, detail: d.Detail, hint: d.Hint}
}

func fieldNames(fields []field) []string {
	all := make([]string, len(fields))
	for i := range fields {
		all[i] = fields[i].name
	}
	return all
}
