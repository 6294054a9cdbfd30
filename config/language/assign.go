package language

import (
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"grants/config"
	"grants/config/schema"
	"grants/diag"
	"grants/internal/address"
	"grants/internal/english"
	"grants/internal/expression"
	"grants/internal/suggest"
	"grants/internal/syntax"
)

// This file is the long way from syntax to values: it evaluates, and reports whatever is wrong at its smallest place.

// assign fills the attribute's field. It is false when that failed, which has been reported; the field says so then.
func (d *decoder) assign(a *schema.Attribute, expr hclsyntax.Expression) bool {
	if d.literal(a, expr) {
		return true // most attributes of a block that needs evaluation need none themselves
	}
	ok := true
	a.Mark(d.object, d.span(expr), false) // which is all that null leaves
	switch field := a.Of(d.object).(type) {
	case *config.Located[string]:
		ok = d.assignText(field, a, expr)
	case *config.Located[bool]:
		ok = d.assignBool(field, a, expr)
	case *config.Located[int64]:
		ok = d.assignNumber(field, a, expr)
	case *config.Located[config.Reference]:
		ok = d.assignReference(field, a, expr)
	case *config.List:
		ok = d.assignList(field, a, expr)
	case *config.API:
		ok = d.assignScopes(field, a, expr)
	default:
		panic("config: attribute " + a.Name + " fills a field of an unknown type")
	}
	if !ok {
		a.Fail(d.object, d.span(expr))
	}
	return ok
}

func (d *decoder) span(expr hclsyntax.Expression) diag.Span { return syntax.Span(d.file, expr.Range()) }

// eval is the value of an attribute's expression. Attributes that other expressions may read are evaluated once for both, so that a cycle through
// them is found and a mistake reported once.
func (d *decoder) eval(expr hclsyntax.Expression) (cty.Value, bool) {
	return d.project.eval(expr, d.file, d.each)
}

// scalar is an attribute's value without marks, of the wanted type, or null.
func (d *decoder) scalar(a *schema.Attribute, expr hclsyntax.Expression, want cty.Type) (v cty.Value, at diag.Span, ok bool) {
	v, ok = d.eval(expr)
	if !ok {
		return v, at, false
	}
	v, marks := v.Unmark()
	at = d.span(expr)
	if v.IsNull() {
		return v, at, true
	}
	if v.Type() != want {
		if span, ok := literalOf(expr, marks); ok {
			at = span
		}
		problem := d.diagnostic(codeWrongType, at, a.Name, fmt.Sprintf("%s takes %s, not %s", a.Name, expression.DescribeType(want), expression.Describe(v)), expression.QuotesRemedy(v, want))
		d.project.report(d.usedAt(problem, at, expr))
		return v, at, false
	}
	if app := expression.PendingIn(marks); app != "" && v.Type() != cty.String {
		d.report(codeEvaluation, at, a.Name, expression.NotKnownYet(app), "")
		return v, at, false
	}
	if want == cty.String {
		return v, expression.PlaceOf(v.AsString(), marks, at), d.checkText(a, d.span(expr), v, marks)
	}
	return v, at, true
}

// literalOf is the literal that a plain reference leads to.
func literalOf(expr hclsyntax.Expression, marks cty.ValueMarks) (diag.Span, bool) {
	_, plain := expression.Unwrap(expr).(*hclsyntax.ScopeTraversalExpr)
	if all := expression.Literals(marks); plain && len(all) == 1 {
		return all[0], true
	}
	return diag.Span{}, false
}

// checkText refuses the id that an application does not have yet, alone or within other text.
func (d *decoder) checkText(a *schema.Attribute, at diag.Span, v cty.Value, marks cty.ValueMarks) bool {
	app := expression.PendingIn(marks)
	if app == "" || a.Refers == "application" && expression.IsUnknownID(v.AsString(), app) {
		return true
	}
	d.report(codeEvaluation, at, a.Name, expression.NotKnownYet(app), "It can be granted to as it is, but its client_id can't be part of another value.")
	return false
}

func (d *decoder) wrongType(a *schema.Attribute, at diag.Span, what, want string, v cty.Value) {
	d.report(codeWrongType, at, a.Name, fmt.Sprintf("%s takes %s, not %s", what, want, expression.Describe(v)), "")
}

func (d *decoder) assignText(field *config.Located[string], a *schema.Attribute, expr hclsyntax.Expression) bool {
	v, at, ok := d.scalar(a, expr, cty.String)
	if !ok || v.IsNull() {
		return ok
	}
	text := v.AsString()
	if a.Values != nil && !slices.Contains(a.Values, text) {
		problem := d.diagnostic(codeUnknownValue, at, a.Name, fmt.Sprintf("%s can't be %q", a.Name, text), "Values are "+english.List(a.Values)+".")
		meant := a.MeantValue(text)
		problem.Hint, problem.Fixes = suggest.Hint(meant), diag.Respell(problem.Range, text, meant)
		d.project.report(d.usedAt(problem, at, expr))
		return false
	}
	*field = config.Located[string]{Value: text, Span: at, Set: true}
	return true
}

// usedAt names the place of use where the literal stands elsewhere.
func (d *decoder) usedAt(problem diag.Diagnostic, at diag.Span, expr hclsyntax.Expression) diag.Diagnostic {
	if use := d.span(expr); !use.Contains(at) {
		problem.Related = append(problem.Related, diag.Related{Message: diag.UsedHere, Range: d.project.files.Range(use)})
	}
	if t := d.project.templates[at]; t != nil && t.Used {
		problem.Fixes = nil // another text would forget what goes into the template
		if !t.Several && !t.Inner.IsZero() {
			problem.Related = append(problem.Related, diag.Related{Message: diag.WrittenHere, Range: d.project.files.Range(t.Inner)})
		}
	}
	return problem
}

func (d *decoder) assignBool(field *config.Located[bool], a *schema.Attribute, expr hclsyntax.Expression) bool {
	v, at, ok := d.scalar(a, expr, cty.Bool)
	if ok && !v.IsNull() {
		*field = config.Located[bool]{Value: v.True(), Span: at, Set: true}
	}
	return ok
}

func (d *decoder) assignNumber(field *config.Located[int64], a *schema.Attribute, expr hclsyntax.Expression) bool {
	v, at, ok := d.scalar(a, expr, cty.Number)
	if !ok || v.IsNull() {
		return ok
	}
	n, whole := expression.WholeNumber(v)
	if !whole {
		d.report(codeWrongType, at, a.Name, fmt.Sprintf("%s takes a whole number, not %s", a.Name, expression.Show(v)), "")
		return false
	}
	*field = config.Located[int64]{Value: n, Span: at, Set: true}
	return true
}

func (d *decoder) assignReference(field *config.Located[config.Reference], a *schema.Attribute, expr hclsyntax.Expression) bool {
	if ref, ok := d.literalReference(a.Refers, expression.Unwrap(expr)); ok && ref.IsAddress {
		*field = config.Located[config.Reference]{Value: ref, Span: d.span(expr), Set: true}
		return true
	}
	if ref, ok := d.instanceReference(a.Refers, expression.Unwrap(expr)); ok {
		*field = config.Located[config.Reference]{Value: ref, Span: d.span(expr), Set: true}
		return true
	}
	if traversal, ok := expression.Unwrap(expr).(*hclsyntax.ScopeTraversalExpr); ok {
		if root := traversal.Traversal.RootName(); identity[root] != "" && root != a.Refers {
			d.report(codeWrongType, d.span(expr), a.Name, fmt.Sprintf("%s takes a reference to %s, not to %s", a.Name, english.Article(a.Refers), english.Article(root)), "")
			return false
		}
	}
	v, ok := d.eval(expr)
	if !ok {
		return false
	}
	v, _ = v.Unmark()
	if t := v.Type(); !v.IsNull() && t.IsObjectType() && t.HasAttribute(identity[a.Refers]) {
		return d.setReference(field, a, expr, v.GetAttr(identity[a.Refers]))
	}
	whole, _ := d.eval(expr)
	return d.setReference(field, a, expr, whole)
}

func (d *decoder) setReference(field *config.Located[config.Reference], a *schema.Attribute, expr hclsyntax.Expression, v cty.Value) bool {
	v, marks := v.Unmark()
	use := d.span(expr)
	switch {
	case v.IsNull():
		return true
	case v.Type() != cty.String:
		d.wrongType(a, use, a.Name, "a reference to "+english.Article(a.Refers)+", or a string", v)
		return false
	case !d.checkText(a, use, v, marks):
		return false
	}
	text := v.AsString()
	at := expression.PlaceOf(text, marks, use)
	if text == "" {
		d.report(codeUnknownValue, at, a.Name, fmt.Sprintf("%s is empty", a.Name), "")
		return false
	}
	ref := config.Reference{Name: text}
	if app := expression.PendingIn(marks); app != "" {
		at = use
		ref = config.Reference{Name: app, IsAddress: true}
	}
	*field = config.Located[config.Reference]{Value: ref, Span: at, Set: true}
	return true
}

// instanceReference is the address in application.NAME[KEY].client_id, where only the key needs evaluation: the usual form under for_each.
func (d *decoder) instanceReference(kind string, expr hclsyntax.Expression) (config.Reference, bool) {
	if relative, ok := expr.(*hclsyntax.RelativeTraversalExpr); ok && len(relative.Traversal) == 1 {
		if attribute, ok := attrStep(relative.Traversal, 0); !ok || attribute != identity[kind] {
			return config.Reference{}, false
		}
		expr = relative.Source
	}
	index, ok := expr.(*hclsyntax.IndexExpr)
	if !ok {
		return config.Reference{}, false
	}
	named, ok := index.Collection.(*hclsyntax.ScopeTraversalExpr)
	if !ok || len(named.Traversal) != 2 {
		return config.Reference{}, false
	}
	block, ok := plainReference(kind, named.Traversal)
	if !ok || d.project.named[block] == nil {
		return config.Reference{}, false
	}
	key, ok := d.key(index.Key)
	if !ok {
		return config.Reference{}, false
	}
	return config.Reference{Name: d.intern(address.Instance(block, key)), IsAddress: true}, true
}

// key is a plain string that an expression in brackets comes to; each.key, nearly always.
func (d *decoder) key(expr hclsyntax.Expression) (string, bool) {
	traversal, ok := expression.Unwrap(expr).(*hclsyntax.ScopeTraversalExpr)
	if !ok || d.each == nil || traversal.Traversal.RootName() != "each" {
		return "", false
	}
	switch name, _ := attrStep(traversal.Traversal, 1); {
	case len(traversal.Traversal) != 2:
		return "", false
	case name == "key":
		return d.each.key, true
	case name != "value":
		return "", false
	}
	_, v := d.each.values()
	v, marks := v.Unmark()
	if !expression.IsText(v) || expression.PendingIn(marks) != "" {
		return "", false
	}
	return v.AsString(), true
}

// written are the expressions of a list that is written out, or nil.
func written(expr hclsyntax.Expression) []hclsyntax.Expression {
	if tuple, ok := expression.Unwrap(expr).(*hclsyntax.TupleConsExpr); ok {
		return tuple.Exprs
	}
	return nil
}

func (d *decoder) assignList(field *config.List, a *schema.Attribute, expr hclsyntax.Expression) bool {
	items, set, ok := d.list(a, expr)
	if ok && set {
		*field = config.List{Items: items, Span: d.span(expr), Set: true}
	}
	return ok
}

// list is a list of strings, or null, which is not set.
func (d *decoder) list(a *schema.Attribute, expr hclsyntax.Expression) (items []config.Located[string], set, ok bool) {
	if items, ok := d.shortcut(expr); ok {
		return items, true, true
	}
	v, ok := d.eval(expr)
	if !ok {
		return nil, false, false
	}
	v, around := v.Unmark()
	use := d.span(expr)
	if app := expression.PendingIn(around); app != "" {
		d.report(codeEvaluation, use, a.Name, expression.NotKnownYet(app), "")
		return nil, false, false
	}
	if v.IsNull() {
		return nil, false, true
	}
	if t := v.Type(); !t.IsTupleType() && !t.IsListType() && !t.IsSetType() {
		d.wrongType(a, use, a.Name, "a list of strings", v)
		return nil, false, false
	}
	places := expression.PlacesOf(d.file, expr, around)
	ok = true
	items = make([]config.Located[string], 0, v.LengthInt())
	for it := v.ElementIterator(); it.Next(); {
		_, element := it.Element()
		item, good := d.listItem(a, expr, places, len(items), element)
		items, ok = append(items, item), ok && good
	}
	return items, true, ok
}

func (d *decoder) listItem(a *schema.Attribute, expr hclsyntax.Expression, places *expression.Places, i int, element cty.Value) (config.Located[string], bool) {
	element, marks := element.Unmark()
	at, kind, wrong := places.Element(i, element, marks), kindOf(element), ""
	switch {
	case kind != "" && kind == a.Refers:
		name, marks := element.GetAttr(identity[kind]).Unmark()
		return config.Located[string]{Value: d.intern(name.AsString()), Span: expression.PlaceOf(name.AsString(), marks, at), Set: true}, true
	case kind != "" && a.Refers != "":
		wrong = "a reference to " + english.Article(a.Refers) + ", not to " + english.Article(kind)
	case element.IsNull() || element.Type() != cty.String:
		wrong = "strings, not " + expression.Describe(element)
	}
	if wrong != "" {
		problem := d.diagnostic(codeWrongType, at, a.Name, a.Name+" takes "+wrong, "")
		d.project.report(d.usedAt(problem, at, expr))
		return config.Located[string]{Span: at}, false
	}
	if !d.checkText(a, at, element, marks) {
		return config.Located[string]{Span: at}, false
	}
	return config.Located[string]{Value: d.intern(element.AsString()), Span: at, Set: true}, true
}

const scopeDescription = "the description of a scope is a string, not "

// assignScopes takes a list of names, or a map of names to descriptions.
func (d *decoder) assignScopes(api *config.API, a *schema.Attribute, expr hclsyntax.Expression) bool {
	if object, ok := expression.Unwrap(expr).(*hclsyntax.ObjectConsExpr); ok {
		return d.assignScopeItems(api, a, object)
	}
	if isWireScopes(expr) {
		return d.refuseWireScopes(api, a, expr)
	}
	v, ok := d.eval(expr)
	if !ok {
		return false
	}
	v, around := v.Unmark()
	use := d.span(expr)
	if t := v.Type(); v.IsNull() || !t.IsObjectType() && !t.IsMapType() {
		return d.assignScopeList(api, a, expr, v)
	}
	if app := expression.PendingIn(around); app != "" {
		d.report(codeEvaluation, use, a.Name, expression.NotKnownYet(app), "")
		return false
	}
	places := expression.PlacesOf(d.file, expr, around)
	for it := v.ElementIterator(); it.Next(); {
		k, description := it.Element()
		description, marks := description.Unmark()
		if !description.IsNull() && description.Type() != cty.String {
			at := places.Element(-1, description, marks)
			problem := d.diagnostic(codeWrongType, at, a.Name, scopeDescription+expression.Describe(description), "")
			d.project.report(d.usedAt(problem, at, expr))
			return false
		}
		at, found := places.Literal(k.AsString(), nil)
		if !found {
			at = use
		}
		scope := config.Scope{Name: config.Located[string]{Value: d.intern(k.AsString()), Span: at, Set: true}}
		if !description.IsNull() {
			scope.Description = config.Located[string]{Value: description.AsString(), Span: places.Element(-1, description, marks), Set: true}
		}
		api.Scopes = append(api.Scopes, scope)
	}
	api.ScopesAttribute = config.Located[struct{}]{Span: use, Set: true}
	return true
}

func (d *decoder) assignScopeList(api *config.API, a *schema.Attribute, expr hclsyntax.Expression, v cty.Value) bool {
	if t := v.Type(); !v.IsNull() && !t.IsTupleType() && !t.IsListType() && !t.IsSetType() {
		d.wrongType(a, d.span(expr), a.Name, "a map of names to descriptions, or a list of names", v)
		return false
	}
	names, set, ok := d.list(a, expr)
	for _, name := range names {
		api.Scopes = append(api.Scopes, config.Scope{Name: name})
	}
	if set {
		api.ScopesAttribute = config.Located[struct{}]{Span: d.span(expr), Set: true}
	}
	return ok
}

// assignScopeItems reads a map that is written out item by item, so that every mistake has its own place.
func (d *decoder) assignScopeItems(api *config.API, a *schema.Attribute, object *hclsyntax.ObjectConsExpr) bool {
	ok := true
	for _, item := range object.Items {
		scope, good := d.scopeItem(a, item)
		api.Scopes, ok = append(api.Scopes, scope), ok && good
	}
	api.ScopesAttribute = config.Located[struct{}]{Span: d.span(object), Set: true}
	return ok
}

func (d *decoder) scopeItem(a *schema.Attribute, item hclsyntax.ObjectConsItem) (config.Scope, bool) {
	name, ok := d.eval(item.KeyExpr)
	description, described := d.eval(item.ValueExpr)
	if !ok || !described {
		return config.Scope{}, false
	}
	name, nameMarks := name.Unmark()
	description, marks := description.Unmark()
	switch {
	case !expression.IsText(name):
		d.report(codeWrongType, d.span(item.KeyExpr), a.Name, "the name of a scope is a string, not "+expression.Describe(name), "")
		return config.Scope{}, false
	case !description.IsNull() && description.Type() != cty.String:
		d.report(codeWrongType, d.span(item.ValueExpr), a.Name, scopeDescription+expression.Describe(description), "")
		return config.Scope{}, false
	case !d.checkText(a, d.span(item.KeyExpr), name, nameMarks):
		return config.Scope{}, false
	}
	scope := config.Scope{Name: config.Located[string]{Value: d.intern(name.AsString()), Span: d.span(item.KeyExpr), Set: true}}
	if !description.IsNull() {
		if !d.checkText(a, d.span(item.ValueExpr), description, marks) {
			return config.Scope{}, false
		}
		scope.Description = config.Located[string]{Value: description.AsString(), Span: d.span(item.ValueExpr), Set: true}
	}
	return scope, true
}
