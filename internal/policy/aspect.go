package policy

import (
	"reflect"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"grants/internal/expression"
)

// aspect is all that a part of a condition makes of a list of strings. Hardly two lists of scopes are the same, and many are the same to length(row.scopes),
// contains(row.scopes, "a") and alltrue([for s in row.scopes : startswith(s, "read:")]).
type aspect struct {
	contains *string            // whether it has that; nil for another aspect
	each     *hclsyntax.ForExpr // what it says of each element; nil for another aspect
	any      bool               // of each: whether one is true, not whether all are
	seen     map[string]answer  // of each: what was found out about an element
}

// answer is what a part of a condition says of an element.
type answer byte

const (
	failing answer = iota + 1 // or no answer
	yes
	no
)

// aspectsOf are the aspects of the lists that an expression reads in no other way, by field. It has to be called before the expression is metered.
func aspectsOf(f *formula) map[int][]*aspect {
	found, reads := map[int][]*aspect{}, map[int]int{}
	for _, t := range f.expr.Variables() {
		for _, i := range f.readBy(t) {
			reads[i]++
		}
	}
	hidden := false
	_ = hclsyntax.VisitAll(f.expr, func(node hclsyntax.Node) hcl.Diagnostics {
		switch e := node.(type) {
		case *hclsyntax.ForExpr:
			hidden = hidden || e.KeyVar == rowName || e.ValVar == rowName
		case *hclsyntax.FunctionCallExpr:
			if list, of := aspectOf(e); of != nil {
				if read := f.readBy(list.Traversal); len(list.Traversal) == 2 && len(read) == 1 {
					found[read[0]] = append(found[read[0]], of)
				}
			}
		}
		return nil
	})
	for i, aspects := range found {
		if hidden || len(aspects) != reads[i] || f.fields[i].of != reflect.TypeFor[[]string]() {
			delete(found, i)
		}
	}
	return found
}

// readBy are the fields that a name reads.
func (f *formula) readBy(t hcl.Traversal) []int {
	if t.RootName() != rowName {
		return nil
	}
	var read []int
	name := ""
	if len(t) > 1 {
		name, _, _ = stepOf(t[1])
	}
	for i := range f.fields {
		if len(t) == 1 || f.fields[i].name == name {
			read = append(read, i)
		}
	}
	return read
}

// aspectOf is what a call makes of a list; nil where it is not seen that it makes no more of it.
func aspectOf(call *hclsyntax.FunctionCallExpr) (list *hclsyntax.ScopeTraversalExpr, of *aspect) {
	if len(call.Args) == 0 || call.ExpandFinal {
		return nil, nil
	}
	list, isName := call.Args[0].(*hclsyntax.ScopeTraversalExpr)
	switch {
	case call.Name == "length" && len(call.Args) == 1 && isName:
		return list, &aspect{}
	case call.Name == "contains" && len(call.Args) == 2 && isName:
		if text, ok := literalText(call.Args[1]); ok {
			return list, &aspect{contains: &text}
		}
	case (call.Name == "alltrue" || call.Name == "anytrue") && len(call.Args) == 1:
		each, isFor := call.Args[0].(*hclsyntax.ForExpr)
		if !isFor || each.KeyVar != "" || each.KeyExpr != nil || each.CondExpr != nil || !isAboutOnly(each.ValExpr, each.ValVar) {
			return nil, nil
		}
		if list, isName = each.CollExpr.(*hclsyntax.ScopeTraversalExpr); isName {
			return list, &aspect{each: each, any: call.Name == "anytrue", seen: map[string]answer{}}
		}
	}
	return nil, nil
}

func isAboutOnly(expr hclsyntax.Expression, name string) bool {
	return !slices.ContainsFunc(expr.Variables(), func(t hcl.Traversal) bool { return t.RootName() != name })
}

// appendRead appends what tells a row from others as far as the condition reads a field of it.
func (j *judging) appendRead(b []byte, field int, row reflect.Value) []byte {
	f := j.condition
	v := f.fields[field].in(row)
	aspects := f.aspects[field]
	if len(aspects) == 0 {
		return appendKey(b, v)
	}
	list, _ := reflect.TypeAssert[[]string](v)
	start := len(b)
	b = append(b, 1)
	for _, of := range aspects {
		switch {
		case of.contains != nil:
			b = appendKey(b, reflect.ValueOf(slices.Contains(list, *of.contains)))
		case of.each == nil:
			b = appendKey(b, reflect.ValueOf(len(list)))
		default:
			said := j.sayOfEach(of, list)
			if said == failing {
				return appendKey(append(b[:start], 0), v)
			}
			b = append(b, byte(said))
		}
	}
	return b
}

// sayOfEach is yes where all elements are true, or any; failing where that takes the evaluation of the whole.
func (j *judging) sayOfEach(of *aspect, list []string) answer {
	decisive, said := no, yes
	if of.any {
		decisive, said = yes, no
	}
	for _, element := range list {
		switch j.sayOf(of, element) {
		case failing:
			return failing
		case decisive:
			said = decisive
		}
	}
	return said
}

func (j *judging) sayOf(of *aspect, element string) answer {
	if known := of.seen[element]; known != 0 {
		return known
	}
	said := failing
	j.meter.Start()
	v, problems := expression.Evaluate(of.each.ValExpr, &hcl.EvalContext{
		Variables: map[string]cty.Value{of.each.ValVar: cty.StringVal(element)}, Functions: j.functions,
	})
	v, _ = v.UnmarkDeep()
	if !j.meter.Exceeded && !problems.HasErrors() && v.IsKnown() && !v.IsNull() && v.Type() == cty.Bool {
		said = no
		if v.True() {
			said = yes
		}
	}
	if len(of.seen) < maxVerdicts {
		of.seen[element] = said
	}
	return said
}
