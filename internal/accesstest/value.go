package accesstest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/json"

	"grants/diag"
	"grants/internal/address"
	"grants/internal/expression"
	"grants/internal/syntax"
)

// evaluator evaluates what stands in tests within the budgets of the language. It has its functions, and neither variables nor locals: a test that
// computed what it expects from what the project computes would hold whatever that is.
type evaluator struct {
	meter     *expression.Meter
	functions map[string]function.Function
}

func newEvaluator() *evaluator {
	meter := &expression.Meter{Budget: expression.ProjectBudget, Each: expression.ExpressionBudget}
	return &evaluator{meter: meter, functions: expression.Functions(meter)}
}

func (r *reader) at(rng hcl.Range) diag.Range { return r.files.Range(syntax.Span(r.id, rng)) }

// evaluate is the value of an expression. It is false where there is none, which has been reported.
func (r *reader) evaluate(expr hclsyntax.Expression) (cty.Value, bool) {
	at := r.at(expr.Range())
	if refs := expr.Variables(); len(refs) > 0 {
		r.report("unknown-reference", r.at(refs[0].SourceRange()), fmt.Sprintf("tests have no %q", refs[0].RootName()),
			"They name application.NAME and api.NAME where objects are meant, and write out everything else: neither variables nor locals reach them.")
		return cty.DynamicVal, false
	}
	r.meter.Instrument(expr)
	r.meter.Start()
	v, problems := r.value(expr)
	if units, fits := expression.Size(v, expression.MaxValueSize); r.meter.Exceeded || !fits || !r.meter.Spend(units) {
		r.report("limit", at, "this expression takes too much work, or its value grows too large", "Tests of a project have the budget of its configuration.")
		return cty.DynamicVal, false
	}
	for _, problem := range problems {
		if problem.Severity == hcl.DiagError {
			r.tell(syntax.Problem(r.files, "evaluation", problem, r.id))
			return cty.DynamicVal, false
		}
	}
	v, _ = v.UnmarkDeep()
	if !v.IsWhollyKnown() {
		r.report("evaluation", at, "this expression has no value", "")
		return cty.DynamicVal, false
	}
	return v, true
}

// value guards against the few values that functions panic on.
func (r *reader) value(expr hclsyntax.Expression) (v cty.Value, problems hcl.Diagnostics) {
	defer func() {
		if reason := recover(); reason != nil {
			rng := expr.Range()
			v, problems = cty.DynamicVal, hcl.Diagnostics{{Severity: hcl.DiagError, Summary: "This expression has no value", Detail: fmt.Sprint(reason), Subject: &rng}}
		}
	}()
	return expr.Value(&hcl.EvalContext{Functions: r.functions})
}

// text is the string that an attribute comes to.
func (r *reader) text(a *hclsyntax.Attribute) (string, bool) {
	if text, ok := expression.LiteralText(expression.Unwrap(a.Expr)); ok {
		return text, true
	}
	v, ok := r.evaluate(a.Expr)
	if ok && !expression.IsText(v) {
		r.report("wrong-type", r.at(a.Expr.Range()), fmt.Sprintf("%s takes a string, not %s", a.Name, expression.Describe(v)), "")
		ok = false
	}
	if !ok {
		return "", false
	}
	return expression.Text(v), true
}

// The first words of references, by what an attribute names.
var (
	applicationReferences = []string{"application"}
	apiReferences         = []string{"api", "system_api"}
)

// objects are the applications or APIs that an attribute of a block names.
func (r *reader) objects(b *hclsyntax.Block, attribute string, roots []string) []Name {
	a := b.Body.Attributes[attribute]
	if a == nil {
		return nil
	}
	set := r.set(a, roots)
	if set == nil {
		return nil
	}
	if len(set.Names) == 0 {
		r.report("missing-attribute", set.At, fmt.Sprintf("%s names nothing, so the test would always hold", attribute), "")
	}
	return set.Names
}

func (r *reader) holders(a *hclsyntax.Attribute) *Set { return r.set(a, applicationReferences) }

func (r *reader) scopes(a *hclsyntax.Attribute) *Set { return r.set(a, nil) }

// set is what an attribute names: references that begin with one of some words, or strings. It is nil where there is nothing to be read.
func (r *reader) set(a *hclsyntax.Attribute, roots []string) *Set {
	if a == nil {
		return nil
	}
	set := &Set{At: r.at(a.Expr.Range()), Plain: true}
	expr := expression.Unwrap(a.Expr)
	if isNone(expr) {
		set.None = true
		return set
	}
	items := []hclsyntax.Expression{expr}
	tuple, isList := expr.(*hclsyntax.TupleConsExpr)
	if isList {
		items = tuple.Exprs
	}
	for _, item := range items {
		names, plain, ok := r.item(a.Name, item, roots)
		if !ok {
			return nil
		}
		set.Plain = set.Plain && plain
		set.Names = append(set.Names, names...)
		if len(set.Names) > maxNames {
			r.report("limit", set.At, fmt.Sprintf("%s names more than %d", a.Name, maxNames), "Globs name many at once.")
			return nil
		}
	}
	return set
}

// isNone reports whether an expression is the word none.
func isNone(expr hclsyntax.Expression) bool {
	traversal, ok := expr.(*hclsyntax.ScopeTraversalExpr)
	return ok && len(traversal.Traversal) == 1 && traversal.Traversal.RootName() == "none"
}

// item is what one expression names. It is plain where it is a string or a reference that is written out.
func (r *reader) item(attribute string, expr hclsyntax.Expression, roots []string) (names []Name, plain, ok bool) {
	expr = expression.Unwrap(expr)
	at := r.at(expr.Range())
	if traversal, ok := expr.(*hclsyntax.ScopeTraversalExpr); ok && slices.Contains(roots, traversal.Traversal.RootName()) {
		name, ok := r.reference(traversal.Traversal, at)
		return []Name{name}, true, ok
	}
	if text, ok := expression.LiteralText(expr); ok {
		return []Name{{Text: text, At: at}}, true, r.checkText(attribute, text, at)
	}
	v, ok := r.evaluate(expr)
	if !ok {
		return nil, false, false
	}
	names, wrong := namesIn(v, at)
	if wrong != "" {
		r.report("wrong-type", at, fmt.Sprintf("%s takes names, not %s", attribute, wrong), "Write strings, or references such as application.NAME and api.NAME where objects are meant.")
		return nil, false, false
	}
	for _, name := range names {
		ok = ok && r.checkText(attribute, name.Text, at)
	}
	return names, false, ok
}

func (r *reader) checkText(attribute, text string, at diag.Range) bool {
	if text == "" {
		r.report("unknown-value", at, fmt.Sprintf("an empty name in %s names nothing", attribute), "")
	}
	return text != ""
}

// namesIn are the strings that a value is, or has as elements, or else what is wrong with it.
func namesIn(v cty.Value, at diag.Range) (names []Name, wrong string) {
	if expression.IsText(v) {
		return []Name{{Text: expression.Text(v), At: at}}, ""
	}
	if v.IsNull() || !expression.IsListing(v.Type()) || v.Type().IsObjectType() || v.Type().IsMapType() {
		return nil, expression.Describe(v)
	}
	for it := v.ElementIterator(); it.Next(); {
		_, element := it.Element()
		if !expression.IsText(element) {
			return nil, "a list with " + expression.Describe(element)
		}
		names = append(names, Name{Text: expression.Text(element), At: at})
	}
	return names, ""
}

// reference is the address that a reference leads to. What may stand for the whole object may follow: client_id, identifier.
func (r *reader) reference(t hcl.Traversal, at diag.Range) (Name, bool) {
	var name, key string
	keyed := false
	rest := t[1:]
	if len(rest) > 0 {
		if step, ok := rest[0].(hcl.TraverseAttr); ok {
			name, rest = step.Name, rest[1:]
		}
	}
	if len(rest) > 0 {
		if step, ok := rest[0].(hcl.TraverseIndex); ok && expression.IsText(step.Key) {
			key, keyed, rest = expression.Text(step.Key), true, rest[1:]
		}
	}
	if len(rest) > 0 {
		if step, ok := rest[0].(hcl.TraverseAttr); ok && (step.Name == "client_id" || step.Name == "identifier") {
			rest = rest[1:]
		}
	}
	if name == "" || len(rest) > 0 {
		r.report("unknown-reference", at, "this names no object", fmt.Sprintf(`Write %[1]s.NAME, or %[1]s.NAME["KEY"].`, t.RootName()))
		return Name{}, false
	}
	text := t.RootName() + "." + name
	if keyed {
		text = address.Instance(text, key)
	}
	return Name{Text: text, Reference: true, At: at}, true
}

// variables are the values of an object, each as it could be written.
func (r *reader) variables(a *hclsyntax.Attribute) map[string]string {
	v, ok := r.evaluate(a.Expr)
	if !ok {
		return nil
	}
	if v.IsNull() || !v.Type().IsObjectType() && !v.Type().IsMapType() {
		r.report("wrong-type", r.at(a.Expr.Range()), "variables takes an object, not "+expression.Describe(v), "Write variables = { NAME = VALUE }.")
		return nil
	}
	values := map[string]string{}
	for it := v.ElementIterator(); it.Next(); {
		key, element := it.Element()
		text, err := json.Marshal(element, element.Type())
		if name := key.AsString(); err != nil || !address.IsName(name) {
			r.report("unknown-value", r.at(a.Expr.Range()), fmt.Sprintf("%q is no variable with a value", name), "")
			return nil
		}
		values[key.AsString()] = escapeTemplates.Replace(string(text)) // JSON is an expression, but for what begins an interpolation
	}
	return values
}

var escapeTemplates = strings.NewReplacer("${", "$${", "%{", "%%{")
