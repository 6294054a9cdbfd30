package config

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"grants/diag"
)

// This file is a shortcut around the evaluation of what a large tenant has most of: a for_each that is written out, and lists that are local.NAME,
// each.value or concat of such and of lists that are written out, all items of which are literals. Evaluation makes a marked value of every item, and comes
// to the very same: objects, places, diagnostics, and what is taken from the budget. Whatever is not quite of these forms, or has a mistake in it, is
// left to evaluation.

// shortcut is the list that an expression comes to.
func (d *decoder) shortcut(expr hclsyntax.Expression) ([]Located[string], bool) {
	if d.project.longWay {
		return nil, false
	}
	switch e := expr.(type) {
	case *hclsyntax.ScopeTraversalExpr:
		items, ok := d.namedItems(e)
		size := sizeOfItems(items)
		return items, ok && d.project.prepay(1, size, size)
	case *hclsyntax.FunctionCallExpr:
		if e.Name == "concat" && !e.ExpandFinal && len(e.Args) > 0 {
			return d.concat(e.Args)
		}
	}
	return nil, false
}

func (d *decoder) concat(args []hclsyntax.Expression) ([]Located[string], bool) {
	lists := make([][]Located[string], len(args))
	parts, call, count := 1, 1, 0
	for i, arg := range args {
		ok := false
		switch e := arg.(type) {
		case *hclsyntax.ScopeTraversalExpr:
			lists[i], ok = d.namedItems(e)
			parts++
		case *hclsyntax.TupleConsExpr:
			lists[i], ok = d.literalList(e)
		}
		call += sizeOfItems(lists[i])
		if !ok || call > d.project.meter.each {
			return nil, false
		}
		count += len(lists[i])
	}
	if size := call - 1 - (len(args)-1)*elementSize; !d.project.prepay(parts, call+2*size, size) {
		return nil, false
	}
	items := make([]Located[string], 0, count)
	for _, list := range lists {
		items = append(items, list...)
	}
	return items, true
}

// namedItems are the items of a list that has a name. They are shared by all that use it.
func (d *decoder) namedItems(e *hclsyntax.ScopeTraversalExpr) ([]Located[string], bool) {
	name, ok := attrStep(e.Traversal, 1)
	if !ok || len(e.Traversal) != 2 {
		return nil, false
	}
	switch root := e.Traversal.RootName(); {
	case root == "local":
		return d.project.locals[name].items()
	case root != "each" || name != "value" || d.each == nil:
		return nil, false
	}
	if d.each.written != nil {
		return d.literalList(d.each.written)
	}
	return itemsOf(d.each.v)
}

// items are those of a local that has been evaluated to a list of literals.
func (l *local) items() ([]Located[string], bool) {
	if l == nil || l.value.state != known {
		return nil, false
	}
	if !l.itemized {
		l.itemized = true
		l.literals, l.isLiterals = itemsOf(l.value.v)
	}
	return l.literals, l.isLiterals
}

// itemsOf are the items of a list, where each is a literal as it was written.
func itemsOf(v cty.Value) ([]Located[string], bool) {
	if v == cty.NilVal || v.IsMarked() || v.IsNull() || !v.Type().IsTupleType() && !v.Type().IsListType() {
		return nil, false
	}
	items := make([]Located[string], 0, v.LengthInt())
	for it := v.ElementIterator(); it.Next(); {
		_, element := it.Element()
		plain, marks := element.Unmark()
		from := originsIn(marks)
		if len(from) != 1 || len(marks) != 1 || !isText(plain) {
			return nil, false
		}
		items = append(items, Located[string]{Value: plain.AsString(), Span: from[0].span, Set: true})
	}
	return items, true
}

// sizeOfItems is the size of a list as a value.
func sizeOfItems(items []Located[string]) int {
	units := elementSize
	for i := range items {
		units += elementSize + len(items[i].Value)
	}
	return units
}

// prepay pays for an evaluation whose cost is known beforehand. It takes nothing where that is too much, which the evaluation itself is to say.
func (p *project) prepay(parts, units, size int) bool {
	total := p.meter.total + parts*partCost + units
	if p.exhausted || size > maxValueSize || units > p.meter.each || total > p.meter.budget {
		return false
	}
	p.meter.start()
	p.meter.spent, p.meter.total = units, total
	return true
}

// writtenInstances are the instances of a for_each that is a list of texts, or a map of texts or of lists of texts, all written out.
func (p *project) writtenInstances(expr hclsyntax.Expression) ([]instance, bool) {
	var list []instance
	units, ok := 0, false
	switch e := expr.(type) {
	case *hclsyntax.ObjectConsExpr:
		list, units, ok = instancesOfMap(e)
	case *hclsyntax.TupleConsExpr:
		list, units, ok = instancesOfList(e)
	}
	if !ok || p.longWay || len(list) > maxInstances || p.instances+len(list) > maxObjects || !p.prepay(1, units, units) {
		return nil, false
	}
	p.instances += len(list)
	p.meter.budget += objectBudget * len(list)
	return list, true
}

func instancesOfMap(object *hclsyntax.ObjectConsExpr) (list []instance, units int, ok bool) {
	list, units = make([]instance, len(object.Items)), elementSize
	for i, item := range object.Items {
		key, ok := writtenKey(item.KeyExpr)
		size, isLiteral := writtenSize(item.ValueExpr)
		if !ok || !isLiteral || badKey(key) != "" {
			return nil, 0, false
		}
		list[i] = instance{key: key, written: item.ValueExpr}
		units += len(key) + size
	}
	slices.SortFunc(list, func(a, b instance) int { return strings.Compare(a.key, b.key) })
	twice := slices.CompactFunc(slices.Clone(list), func(a, b instance) bool { return a.key == b.key })
	return list, units, len(twice) == len(list)
}

func instancesOfList(tuple *hclsyntax.TupleConsExpr) (list []instance, units int, ok bool) {
	list, units = make([]instance, len(tuple.Exprs)), elementSize
	keys := make([]string, len(tuple.Exprs))
	for i, expr := range tuple.Exprs {
		key, ok := literalText(expr)
		if !ok || badKey(key) != "" {
			return nil, 0, false
		}
		list[i], keys[i] = instance{key: key, written: expr, keyWritten: true}, key
		units += elementSize + len(key)
	}
	slices.Sort(keys)
	return list, units, len(slices.Compact(keys)) == len(list)
}

// writtenKey is the key of an item where that is a word or a literal, and the same once it is a value.
func writtenKey(expr hclsyntax.Expression) (string, bool) {
	if key, ok := expr.(*hclsyntax.ObjectConsKeyExpr); !ok || key.ForceNonLiteral {
		return "", false
	}
	key, ok := literalKey(expr)
	return key, ok && cty.NormalizeString(key) == key
}

// writtenSize is the size of a literal, or of a list of literals.
func writtenSize(expr hclsyntax.Expression) (units int, ok bool) {
	tuple, ok := expr.(*hclsyntax.TupleConsExpr)
	if !ok {
		text, ok := literalText(expr)
		return elementSize + len(text), ok
	}
	units = elementSize
	for _, item := range tuple.Exprs {
		text, ok := literalText(item)
		if !ok {
			return 0, false
		}
		units += elementSize + len(text)
	}
	return units, true
}

// writtenValue is a literal, or a list of literals, as its evaluation would come out.
func writtenValue(expr hclsyntax.Expression, file diag.FileID) cty.Value {
	tuple, ok := expr.(*hclsyntax.TupleConsExpr)
	if !ok {
		text, _ := literalText(expr)
		return cty.StringVal(text).Mark(&origin{span: toSpan(file, expr.Range()), text: text})
	}
	items := make([]cty.Value, len(tuple.Exprs))
	for i, item := range tuple.Exprs {
		items[i] = writtenValue(item, file)
	}
	return cty.TupleVal(items)
}
