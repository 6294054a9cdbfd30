package config

import (
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"grants/diag"
	"grants/internal/english"
	"grants/internal/suggest"
)

// This file is the long way from syntax to values: it evaluates, and reports whatever is wrong at its smallest place.

// assign fills the attribute's field. It is false when that failed, which has been reported; the field says so then.
func (d *decoder) assign(a *attribute, expr hclsyntax.Expression) bool {
	if d.literal(a, expr) {
		return true // most attributes of a block that needs evaluation need none themselves
	}
	ok := true
	a.mark(d.object, d.span(expr), false) // which is all that null leaves
	switch field := a.field(d.object).(type) {
	case *Located[string]:
		ok = d.assignText(field, a, expr)
	case *Located[bool]:
		ok = d.assignBool(field, a, expr)
	case *Located[int64]:
		ok = d.assignNumber(field, a, expr)
	case *Located[Reference]:
		ok = d.assignReference(field, a, expr)
	case *List:
		ok = d.assignList(field, a, expr)
	case *API:
		ok = d.assignScopes(field, a, expr)
	default:
		panic("config: attribute " + a.name + " fills a field of an unknown type")
	}
	if !ok {
		a.fail(d.object, d.span(expr))
	}
	return ok
}

func (d *decoder) span(expr hclsyntax.Expression) diag.Span { return toSpan(d.file, expr.Range()) }

// eval is the value of an attribute's expression. Attributes that other expressions may read are evaluated once for both, so that a cycle through
// them is found and a mistake reported once.
func (d *decoder) eval(expr hclsyntax.Expression) (cty.Value, bool) {
	return d.project.eval(expr, d.file, d.each)
}

// scalar is an attribute's value without marks, of the wanted type, or null.
func (d *decoder) scalar(a *attribute, expr hclsyntax.Expression, want cty.Type) (v cty.Value, at diag.Span, ok bool) {
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
		problem := d.diagnostic(codeWrongType, at, a.name, fmt.Sprintf("%s takes %s, not %s", a.name, describeType(want), describe(v)), quotesRemedy(v, want))
		d.project.report(d.usedAt(problem, at, expr))
		return v, at, false
	}
	if app := pendingIn(marks); app != "" && v.Type() != cty.String {
		d.report(codeEvaluation, at, a.name, notKnownYet(app), "")
		return v, at, false
	}
	if want == cty.String {
		return v, placeOf(v.AsString(), marks, at), d.checkText(a, d.span(expr), v, marks)
	}
	return v, at, true
}

// literalOf is the literal that a plain reference leads to.
func literalOf(expr hclsyntax.Expression, marks cty.ValueMarks) (diag.Span, bool) {
	_, plain := unwrap(expr).(*hclsyntax.ScopeTraversalExpr)
	if all := originsIn(marks); plain && len(all) == 1 {
		return all[0].span, true
	}
	return diag.Span{}, false
}

// checkText refuses the id that an application does not have yet, alone or within other text.
func (d *decoder) checkText(a *attribute, at diag.Span, v cty.Value, marks cty.ValueMarks) bool {
	app := pendingIn(marks)
	if app == "" || a.refers == "application" && isUnknownID(v.AsString(), app) {
		return true
	}
	d.report(codeEvaluation, at, a.name, notKnownYet(app), "It can be granted to as it is, but its client_id can't be part of another value.")
	return false
}

func (d *decoder) wrongType(a *attribute, at diag.Span, what, want string, v cty.Value) {
	d.report(codeWrongType, at, a.name, fmt.Sprintf("%s takes %s, not %s", what, want, describe(v)), "")
}

func (d *decoder) assignText(field *Located[string], a *attribute, expr hclsyntax.Expression) bool {
	v, at, ok := d.scalar(a, expr, cty.String)
	if !ok || v.IsNull() {
		return ok
	}
	text := v.AsString()
	if a.values != nil && !slices.Contains(a.values, text) {
		problem := d.diagnostic(codeUnknownValue, at, a.name, fmt.Sprintf("%s can't be %q", a.name, text), "Values are "+english.List(a.values)+".")
		meant := a.meant(text)
		problem.Hint, problem.Fixes = suggest.Hint(meant), diag.Respell(problem.Range, text, meant)
		d.project.report(d.usedAt(problem, at, expr))
		return false
	}
	*field = Located[string]{Value: text, Span: at, Set: true}
	return true
}

// usedAt names the place of use where the literal stands elsewhere.
func (d *decoder) usedAt(problem diag.Diagnostic, at diag.Span, expr hclsyntax.Expression) diag.Diagnostic {
	if use := d.span(expr); !use.Contains(at) {
		problem.Related = append(problem.Related, diag.Related{Message: diag.UsedHere, Range: d.project.files.Range(use)})
	}
	if t := d.project.templates[at]; t != nil && t.used {
		problem.Fixes = nil // another text would forget what goes into the template
		if !t.several && !t.inner.IsZero() {
			problem.Related = append(problem.Related, diag.Related{Message: diag.WrittenHere, Range: d.project.files.Range(t.inner)})
		}
	}
	return problem
}

func (d *decoder) assignBool(field *Located[bool], a *attribute, expr hclsyntax.Expression) bool {
	v, at, ok := d.scalar(a, expr, cty.Bool)
	if ok && !v.IsNull() {
		*field = Located[bool]{Value: v.True(), Span: at, Set: true}
	}
	return ok
}

func (d *decoder) assignNumber(field *Located[int64], a *attribute, expr hclsyntax.Expression) bool {
	v, at, ok := d.scalar(a, expr, cty.Number)
	if !ok || v.IsNull() {
		return ok
	}
	n, whole := wholeNumber(v)
	if !whole {
		d.report(codeWrongType, at, a.name, fmt.Sprintf("%s takes a whole number, not %s", a.name, show(v)), "")
		return false
	}
	*field = Located[int64]{Value: n, Span: at, Set: true}
	return true
}

func (d *decoder) assignReference(field *Located[Reference], a *attribute, expr hclsyntax.Expression) bool {
	if ref, ok := d.literalReference(a.refers, unwrap(expr)); ok && ref.IsAddress {
		*field = Located[Reference]{Value: ref, Span: d.span(expr), Set: true}
		return true
	}
	if ref, ok := d.instanceReference(a.refers, unwrap(expr)); ok {
		*field = Located[Reference]{Value: ref, Span: d.span(expr), Set: true}
		return true
	}
	if traversal, ok := unwrap(expr).(*hclsyntax.ScopeTraversalExpr); ok {
		if root := traversal.Traversal.RootName(); identity[root] != "" && root != a.refers {
			d.report(codeWrongType, d.span(expr), a.name, fmt.Sprintf("%s takes a reference to %s, not to %s", a.name, english.Article(a.refers), english.Article(root)), "")
			return false
		}
	}
	v, ok := d.eval(expr)
	if !ok {
		return false
	}
	v, _ = v.Unmark()
	if t := v.Type(); !v.IsNull() && t.IsObjectType() && t.HasAttribute(identity[a.refers]) {
		return d.setReference(field, a, expr, v.GetAttr(identity[a.refers]))
	}
	whole, _ := d.eval(expr)
	return d.setReference(field, a, expr, whole)
}

func (d *decoder) setReference(field *Located[Reference], a *attribute, expr hclsyntax.Expression, v cty.Value) bool {
	v, marks := v.Unmark()
	use := d.span(expr)
	switch {
	case v.IsNull():
		return true
	case v.Type() != cty.String:
		d.wrongType(a, use, a.name, "a reference to "+english.Article(a.refers)+", or a string", v)
		return false
	case !d.checkText(a, use, v, marks):
		return false
	}
	text := v.AsString()
	at := placeOf(text, marks, use)
	if text == "" {
		d.report(codeUnknownValue, at, a.name, fmt.Sprintf("%s is empty", a.name), "")
		return false
	}
	ref := Reference{Name: text}
	if app := pendingIn(marks); app != "" {
		at = use
		ref = Reference{Name: app, IsAddress: true}
	}
	*field = Located[Reference]{Value: ref, Span: at, Set: true}
	return true
}

// instanceReference is the address in application.NAME[KEY].client_id, where only the key needs evaluation: the usual form under for_each.
func (d *decoder) instanceReference(kind string, expr hclsyntax.Expression) (Reference, bool) {
	if relative, ok := expr.(*hclsyntax.RelativeTraversalExpr); ok && len(relative.Traversal) == 1 {
		if attribute, ok := attrStep(relative.Traversal, 0); !ok || attribute != identity[kind] {
			return Reference{}, false
		}
		expr = relative.Source
	}
	index, ok := expr.(*hclsyntax.IndexExpr)
	if !ok {
		return Reference{}, false
	}
	named, ok := index.Collection.(*hclsyntax.ScopeTraversalExpr)
	if !ok || len(named.Traversal) != 2 {
		return Reference{}, false
	}
	block, ok := plainReference(kind, named.Traversal)
	if !ok || d.project.named[block] == nil {
		return Reference{}, false
	}
	key, ok := d.key(index.Key)
	if !ok {
		return Reference{}, false
	}
	return Reference{Name: d.intern(instanceAddress(block, key)), IsAddress: true}, true
}

// key is a plain string that an expression in brackets comes to; each.key, nearly always.
func (d *decoder) key(expr hclsyntax.Expression) (string, bool) {
	traversal, ok := unwrap(expr).(*hclsyntax.ScopeTraversalExpr)
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
	if !isText(v) || pendingIn(marks) != "" {
		return "", false
	}
	return v.AsString(), true
}

// written are the expressions of a list that is written out, or nil.
func written(expr hclsyntax.Expression) []hclsyntax.Expression {
	if tuple, ok := unwrap(expr).(*hclsyntax.TupleConsExpr); ok {
		return tuple.Exprs
	}
	return nil
}

func (d *decoder) assignList(field *List, a *attribute, expr hclsyntax.Expression) bool {
	items, set, ok := d.list(a, expr)
	if ok && set {
		*field = List{Items: items, Span: d.span(expr), Set: true}
	}
	return ok
}

// list is a list of strings, or null, which is not set.
func (d *decoder) list(a *attribute, expr hclsyntax.Expression) (items []Located[string], set, ok bool) {
	if items, ok := d.shortcut(expr); ok {
		return items, true, true
	}
	v, ok := d.eval(expr)
	if !ok {
		return nil, false, false
	}
	v, around := v.Unmark()
	use := d.span(expr)
	if app := pendingIn(around); app != "" {
		d.report(codeEvaluation, use, a.name, notKnownYet(app), "")
		return nil, false, false
	}
	if v.IsNull() {
		return nil, false, true
	}
	if t := v.Type(); !t.IsTupleType() && !t.IsListType() && !t.IsSetType() {
		d.wrongType(a, use, a.name, "a list of strings", v)
		return nil, false, false
	}
	places := placesOf(d.file, expr, around)
	ok = true
	items = make([]Located[string], 0, v.LengthInt())
	for it := v.ElementIterator(); it.Next(); {
		_, element := it.Element()
		item, good := d.listItem(a, expr, places, len(items), element)
		items, ok = append(items, item), ok && good
	}
	return items, true, ok
}

func (d *decoder) listItem(a *attribute, expr hclsyntax.Expression, places *places, i int, element cty.Value) (Located[string], bool) {
	element, marks := element.Unmark()
	at := places.element(i, element, marks)
	if element.IsNull() || element.Type() != cty.String {
		problem := d.diagnostic(codeWrongType, at, a.name, fmt.Sprintf("%s takes strings, not %s", a.name, describe(element)), "")
		d.project.report(d.usedAt(problem, at, expr))
		return Located[string]{Span: at}, false
	}
	if !d.checkText(a, at, element, marks) {
		return Located[string]{Span: at}, false
	}
	return Located[string]{Value: d.intern(element.AsString()), Span: at, Set: true}, true
}

const scopeDescription = "the description of a scope is a string, not "

// assignScopes takes a list of names, or a map of names to descriptions.
func (d *decoder) assignScopes(api *API, a *attribute, expr hclsyntax.Expression) bool {
	if object, ok := unwrap(expr).(*hclsyntax.ObjectConsExpr); ok {
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
	if app := pendingIn(around); app != "" {
		d.report(codeEvaluation, use, a.name, notKnownYet(app), "")
		return false
	}
	places := placesOf(d.file, expr, around)
	for it := v.ElementIterator(); it.Next(); {
		k, description := it.Element()
		description, marks := description.Unmark()
		if !description.IsNull() && description.Type() != cty.String {
			at := places.element(-1, description, marks)
			problem := d.diagnostic(codeWrongType, at, a.name, scopeDescription+describe(description), "")
			d.project.report(d.usedAt(problem, at, expr))
			return false
		}
		at, found := places.literal(k.AsString(), nil)
		if !found {
			at = use
		}
		scope := Scope{Name: Located[string]{Value: d.intern(k.AsString()), Span: at, Set: true}}
		if !description.IsNull() {
			scope.Description = Located[string]{Value: description.AsString(), Span: places.element(-1, description, marks), Set: true}
		}
		api.Scopes = append(api.Scopes, scope)
	}
	api.ScopesAttribute = Located[struct{}]{Span: use, Set: true}
	return true
}

func (d *decoder) assignScopeList(api *API, a *attribute, expr hclsyntax.Expression, v cty.Value) bool {
	if t := v.Type(); !v.IsNull() && !t.IsTupleType() && !t.IsListType() && !t.IsSetType() {
		d.wrongType(a, d.span(expr), a.name, "a map of names to descriptions, or a list of names", v)
		return false
	}
	names, set, ok := d.list(a, expr)
	for _, name := range names {
		api.Scopes = append(api.Scopes, Scope{Name: name})
	}
	if set {
		api.ScopesAttribute = Located[struct{}]{Span: d.span(expr), Set: true}
	}
	return ok
}

// assignScopeItems reads a map that is written out item by item, so that every mistake has its own place.
func (d *decoder) assignScopeItems(api *API, a *attribute, object *hclsyntax.ObjectConsExpr) bool {
	ok := true
	for _, item := range object.Items {
		scope, good := d.scopeItem(a, item)
		api.Scopes, ok = append(api.Scopes, scope), ok && good
	}
	api.ScopesAttribute = Located[struct{}]{Span: d.span(object), Set: true}
	return ok
}

func (d *decoder) scopeItem(a *attribute, item hclsyntax.ObjectConsItem) (Scope, bool) {
	name, ok := d.eval(item.KeyExpr)
	description, described := d.eval(item.ValueExpr)
	if !ok || !described {
		return Scope{}, false
	}
	name, nameMarks := name.Unmark()
	description, marks := description.Unmark()
	switch {
	case !isText(name):
		d.report(codeWrongType, d.span(item.KeyExpr), a.name, "the name of a scope is a string, not "+describe(name), "")
		return Scope{}, false
	case !description.IsNull() && description.Type() != cty.String:
		d.report(codeWrongType, d.span(item.ValueExpr), a.name, scopeDescription+describe(description), "")
		return Scope{}, false
	case !d.checkText(a, d.span(item.KeyExpr), name, nameMarks):
		return Scope{}, false
	}
	scope := Scope{Name: Located[string]{Value: d.intern(name.AsString()), Span: d.span(item.KeyExpr), Set: true}}
	if !description.IsNull() {
		if !d.checkText(a, d.span(item.ValueExpr), description, marks) {
			return Scope{}, false
		}
		scope.Description = Located[string]{Value: description.AsString(), Span: d.span(item.ValueExpr), Set: true}
	}
	return scope, true
}
