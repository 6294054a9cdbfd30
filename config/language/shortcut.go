package language

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"grants/config"
	"grants/diag"
	"grants/internal/expression"
	"grants/internal/syntax"
)

// This file is a shortcut around the evaluation of what a large tenant has most of: a for_each that is written out, and lists that are local.NAME,
// each.value or concat of such and of lists that are written out, all items of which are literals. Evaluation makes a marked value of every item, and comes
// to the very same: objects, places, diagnostics, and what is taken from the budget. Whatever is not quite of these forms, or has a mistake in it, is
// left to evaluation.

// shortcut is the list that an expression comes to.
func (d *decoder) shortcut(expr hclsyntax.Expression) ([]config.Located[string], bool) {
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

func (d *decoder) concat(args []hclsyntax.Expression) ([]config.Located[string], bool) {
	lists := make([][]config.Located[string], len(args))
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
		if !ok || call > d.project.meter.Each {
			return nil, false
		}
		count += len(lists[i])
	}
	if size := call - 1 - (len(args)-1)*expression.ElementSize; !d.project.prepay(parts, call+2*size, size) {
		return nil, false
	}
	items := make([]config.Located[string], 0, count)
	for _, list := range lists {
		items = append(items, list...)
	}
	return items, true
}

// namedItems are the items of a list that has a name. They are shared by all that use it.
func (d *decoder) namedItems(e *hclsyntax.ScopeTraversalExpr) ([]config.Located[string], bool) {
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
	if written := d.each.written; written != nil {
		return written.items, written.isList
	}
	return expression.ItemsOf(d.each.v)
}

// items are those of a local that has been evaluated to a list of literals.
func (l *local) items() ([]config.Located[string], bool) {
	if l == nil || l.value.state != known {
		return nil, false
	}
	if !l.itemized {
		l.itemized = true
		l.literals, l.isLiterals = expression.ItemsOf(l.value.v)
	}
	return l.literals, l.isLiterals
}

// sizeOfItems is the size of a list as a value.
func sizeOfItems(items []config.Located[string]) int {
	units := expression.ElementSize
	for i := range items {
		units += expression.ElementSize + len(items[i].Value)
	}
	return units
}

// prepay pays for an evaluation whose cost is known beforehand. It takes nothing where that is too much, which the evaluation itself is to say.
func (p *project) prepay(parts, units, size int) bool {
	if p.exhausted || size > expression.MaxValueSize || !p.meter.Lasts(parts*partCost, units) {
		return false
	}
	p.meter.Total += parts * partCost
	p.meter.Start()
	return p.meter.Spend(units)
}

// writtenForEach is a for_each that is a list of texts, or a map of texts or of lists of texts, all written out. It is read like any other literal, so that
// its syntax tree can go: that is the most of what a large tenant's blocks would keep of theirs.
type writtenForEach struct {
	list  []instance // in the order of evaluation
	span  diag.Span
	units int // its size as a value
}

// writtenValue is a text, or a list of texts, that is written out.
type writtenValue struct {
	items  []config.Located[string]
	isList bool
}

// value is what evaluation makes of it.
func (w *writtenValue) value() cty.Value {
	items := make([]cty.Value, len(w.items))
	for i := range w.items {
		items[i] = expression.Value(w.items[i])
	}
	if !w.isList {
		return items[0]
	}
	return cty.TupleVal(items)
}

func (w *writtenValue) size() int {
	if w.isList {
		return sizeOfItems(w.items)
	}
	return sizeOfItems(w.items) - expression.ElementSize
}

// writtenForEach reads a for_each, or returns nil where it is no such.
func (d *decoder) writtenForEach(expr hclsyntax.Expression) *writtenForEach {
	if d.project.longWay {
		return nil
	}
	w := &writtenForEach{span: syntax.Span(d.file, expr.Range()), units: expression.ElementSize}
	ok := false
	switch e := expr.(type) {
	case *hclsyntax.ObjectConsExpr:
		ok = d.writtenMap(w, e)
		slices.SortFunc(w.list, func(a, b instance) int { return strings.Compare(a.key, b.key) })
	case *hclsyntax.TupleConsExpr:
		ok = d.writtenKeys(w, e)
	}
	if !ok || w.units > expression.MaxValueSize || w.hasTwins() {
		return nil
	}
	return w
}

func (d *decoder) writtenMap(w *writtenForEach, object *hclsyntax.ObjectConsExpr) bool {
	w.list = make([]instance, len(object.Items))
	values := make([]writtenValue, len(object.Items))
	for i, item := range object.Items {
		key, ok := writtenKey(item.KeyExpr)
		if !ok || badKey(key) != "" {
			return false
		}
		if values[i], ok = d.writtenValue(item.ValueExpr); !ok {
			return false
		}
		w.list[i] = instance{key: d.intern(key), written: &values[i]}
		w.units += len(key) + values[i].size()
	}
	return true
}

func (d *decoder) writtenKeys(w *writtenForEach, tuple *hclsyntax.TupleConsExpr) bool {
	keys, ok := d.literalList(tuple)
	w.list = make([]instance, len(keys))
	values := make([]writtenValue, len(keys))
	for i := range keys {
		values[i].items = keys[i : i+1 : i+1]
		w.list[i] = instance{key: keys[i].Value, written: &values[i], listed: true}
		w.units += values[i].size()
		ok = ok && badKey(keys[i].Value) == ""
	}
	return ok
}

// hasTwins reports whether a key is there twice.
func (w *writtenForEach) hasTwins() bool {
	seen := make(map[string]bool, len(w.list))
	for i := range w.list {
		seen[w.list[i].key] = true
	}
	return len(seen) < len(w.list)
}

func (d *decoder) writtenValue(expr hclsyntax.Expression) (writtenValue, bool) {
	if items, ok := d.literalList(expr); ok {
		return writtenValue{items, true}, true
	}
	text, ok := expression.LiteralText(expr)
	return writtenValue{items: []config.Located[string]{{Value: d.intern(text), Span: syntax.Span(d.file, expr.Range()), Set: true}}}, ok
}

// writtenKey is the key of an item where that is a word or a literal, and the same once it is a value.
func writtenKey(expr hclsyntax.Expression) (string, bool) {
	if key, ok := expr.(*hclsyntax.ObjectConsKeyExpr); !ok || key.ForceNonLiteral {
		return "", false
	}
	key, ok := expression.LiteralKey(expr)
	return key, ok && cty.NormalizeString(key) == key
}

// again is the same for a second evaluation.
func (w *writtenForEach) again() *writtenForEach {
	if w == nil {
		return nil
	}
	second := *w
	second.list = slices.Clone(w.list)
	return &second
}

// expandWritten takes the instances of a for_each that is written out, at the price of evaluating it.
func (p *project) expandWritten(d *declaration, w *writtenForEach) bool {
	paid := false
	p.about(d.address(), func() {
		if paid = p.afford(1, w.span); paid {
			p.meter.Start()
			paid = p.fitsSize(w.units, true, w.span)
		}
	})
	if !paid || !p.admit(d, len(w.list), w.span) {
		return false
	}
	d.forEach.list = w.list
	return true
}
