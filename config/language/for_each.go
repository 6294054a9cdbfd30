package language

import (
	"fmt"
	"unicode"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"grants/config"
	"grants/diag"
	"grants/internal/expression"
	"grants/internal/syntax"
)

const (
	maxInstances = 10_000  // objects that one block may become
	maxObjects   = 250_000 // objects that all blocks together may become by for_each
)

// instances are what for_each makes of a block; a block without it has one, without a key.
type instances struct {
	list     []instance
	written  *writtenForEach // the for_each itself, where it is written out; until it is expanded
	byKey    map[string]int  // in list; made when first needed
	keys     string          // some of the keys, for a sentence
	repeated bool
	state    evaluationState
}

// find is the place in the list of the instance with a key.
func (s *instances) find(key string) (int, bool) {
	if s.byKey == nil {
		s.byKey = make(map[string]int, len(s.list))
		for i := range s.list {
			s.byKey[s.list[i].key] = i
		}
	}
	i, ok := s.byKey[key]
	return i, ok
}

// instance is one element of a for_each.
type instance struct {
	key    string
	k, v   cty.Value // each.key and each.value
	object config.Object

	written *writtenValue // what each.value is, where that is written out
	listed  bool          // and each.key is the same
}

// values are each.key and each.value.
func (e *instance) values() (k, v cty.Value) {
	if e.written != nil && e.v == cty.NilVal {
		e.k, e.v = cty.StringVal(e.key), e.written.value()
		if e.listed {
			e.k = e.v
		}
	}
	return e.k, e.v
}

// expand works out the instances of a declaration, early when something refers to the block from at. It is false when that failed, which has been reported.
func (p *project) expand(d *declaration, at diag.Span) bool {
	if d.static != nil {
		return true // and may be shared: see LoadPair
	}
	switch d.forEach.state {
	case known:
		return true
	case failed:
		return false
	case underway:
		p.reportCycle(d.address(), at)
		return false
	}
	if d.broken {
		d.forEach.state = failed
		return false
	}
	d.forEach.state = known
	if !d.forEach.repeated {
		d.forEach.list = []instance{{}}
		p.meter.Budget += expression.ObjectBudget
		return true
	}
	ok := false
	if written := d.forEach.written; written != nil {
		ok = p.expandWritten(d, written)
		d.forEach.written = nil
	} else {
		d.forEach.state = underway
		p.path = append(p.path, edge{d.address(), at})
		ok = p.expandForEach(d, d.syntax.Attributes["for_each"].Expr)
		p.path = p.path[:len(p.path)-1]
		delete(d.syntax.Attributes, "for_each") // has said all it had to
		d.forEach.state = known
	}
	if !ok {
		d.forEach.list, d.forEach.state, p.broken = nil, failed, true
	}
	return ok
}

func (p *project) expandForEach(d *declaration, expr hclsyntax.Expression) bool {
	var v cty.Value
	ok := false
	if p.about(d.address(), func() { v, ok = p.eval(expr, d.file(), nil) }); !ok {
		return false
	}
	refuse := func(span diag.Span, code, message, detail string) bool {
		return p.refuseForEach(d, span, code, message, detail)
	}
	whole := syntax.Span(d.file(), expr.Range())
	plain, marks := v.Unmark()
	if app := expression.PendingIn(marks); app != "" {
		return refuse(whole, codeEvaluation, expression.NotKnownYet(app), "")
	}
	if plain.IsNull() || !expression.IsListing(plain.Type()) {
		return refuse(whole, codeForEach, fmt.Sprintf("for_each takes a map, or a list or set of strings, not %s", expression.Describe(plain)), "")
	}
	if !p.admit(d, plain.LengthInt(), whole) {
		return false
	}
	seen := make(map[string]bool, plain.LengthInt())
	list := make([]instance, 0, plain.LengthInt())
	mapping := plain.Type().IsObjectType() || plain.Type().IsMapType()
	places := expression.PlacesOf(d.file(), expr, marks)
	position := 0
	for it := plain.ElementIterator(); it.Next(); position++ {
		k, element := it.Element()
		if !mapping {
			k = element
		}
		text, keyMarks := k.Unmark()
		at := places.Element(position, text, keyMarks)
		if mapping {
			at = places.Key(text.AsString())
		}
		if text.IsNull() || text.Type() != cty.String {
			return refuse(at, codeForEach, fmt.Sprintf("for_each takes strings as elements of a list, not %s", expression.Describe(text)), "Use a map to give other values a name.")
		}
		if app := expression.PendingIn(keyMarks); app != "" {
			return refuse(at, codeEvaluation, expression.NotKnownYet(app), "")
		}
		key := text.AsString()
		if problem := badKey(key); problem != "" {
			return refuse(at, codeForEach, problem, "The key is part of the object's address.")
		}
		if seen[key] {
			return refuse(at, codeForEach, fmt.Sprintf("for_each has the element %q twice", key), "")
		}
		seen[key] = true
		list = append(list, instance{key: key, k: k, v: element})
	}
	d.forEach.list = list
	return true
}

// admit makes room for the objects of a for_each.
func (p *project) admit(d *declaration, count int, at diag.Span) bool {
	if count > maxInstances {
		return p.refuseForEach(d, at, syntax.CodeLimit, fmt.Sprintf("for_each has %d elements; at most %d become objects", count, maxInstances), "")
	}
	if p.instances += count; p.instances > maxObjects {
		return p.refuseForEach(d, at, syntax.CodeLimit, fmt.Sprintf("for_each makes more than %d objects of the project's blocks", maxObjects), "")
	}
	p.meter.Budget += expression.ObjectBudget * count
	return true
}

func (p *project) refuseForEach(d *declaration, span diag.Span, code, message, detail string) bool {
	p.report(diag.Diagnostic{Code: code, Severity: diag.Error, Address: d.address(), Key: "for_each", Message: message, Detail: detail, Range: p.files.Range(span)})
	return false
}

func badKey(key string) string {
	if key == "" {
		return "for_each has an empty key"
	}
	for _, r := range key {
		if unicode.IsControl(r) {
			return fmt.Sprintf("the key %q contains a control character", key)
		}
	}
	return ""
}
