package language

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"grants/diag"
	"grants/internal/expression"
	"grants/internal/syntax"
)

// eval is the value of an expression, with provenance marks. It is false when there is none, which has been reported.
func (p *project) eval(expr hclsyntax.Expression, file diag.FileID, each *instance) (cty.Value, bool) {
	span := syntax.Span(file, expr.Range())
	if v, found, ok := p.plainName(expr, file, each); found {
		p.meter.Start()
		return v, ok && p.afford(1, span) && p.fits(v, span)
	}
	refs := p.referencesIn(expr, file, each)
	if !p.afford(len(refs)+1, span) {
		return cty.DynamicVal, false
	}
	names := scopeTree{}
	bound := true
	for _, ref := range refs {
		bound = p.bind(names, ref, each) && bound
	}
	if !bound {
		return cty.DynamicVal, false
	}
	p.meter.Start()
	v, problems := expression.Evaluate(expr, &hcl.EvalContext{Variables: names.values(), Functions: p.functions})
	if p.meter.Exhausted() {
		p.afford(0, span)
		return cty.DynamicVal, false
	}
	if p.meter.Exceeded {
		p.problem(syntax.CodeLimit, span, "this expression takes too much work, or its value grows too large",
			"Lists and maps of some thousand elements are fine; products of such lists are not.")
		return cty.DynamicVal, false
	}
	ok := true
	for _, problem := range problems {
		if problem.Severity == hcl.DiagError {
			p.report(syntax.Problem(p.files, codeEvaluation, problem, file))
			ok = false
		}
	}
	if !ok || !p.fits(v, span) {
		return cty.DynamicVal, false
	}
	return v, true
}

// afford takes the cost of handling some parts of the source from the project's budget. When that is spent it is said once, and nothing is
// evaluated any more.
func (p *project) afford(parts int, at diag.Span) bool {
	p.meter.Total += parts * partCost
	if p.meter.Exhausted() && !p.exhausted {
		p.exhausted, p.broken = true, true
		p.problem(syntax.CodeLimit, at, "the project takes too much work, and evaluation stopped here", "Expressions under for_each are evaluated once for each instance.")
	}
	return !p.exhausted
}

// partCost is the cost of a name or a block, compared to that of a byte.
const partCost = 20

// fits pays for a value, and reports one that is too large.
func (p *project) fits(v cty.Value, span diag.Span) bool {
	units, fits := expression.Size(v, expression.MaxValueSize)
	return p.fitsSize(units, fits, span)
}

// fitsSize is fits for a value that has been measured.
func (p *project) fitsSize(units int, fits bool, span diag.Span) bool {
	if !p.meter.Spend(units) || !fits {
		p.problem(syntax.CodeLimit, span, "the value of this expression is too large",
			fmt.Sprintf("At most %d bytes, nested %d deep, where an element counts as %d.", expression.MaxValueSize, expression.MaxValueDepth, expression.ElementSize))
		return false
	}
	return true
}

// plainName is the value of an expression that is nothing but var.NAME, local.NAME, each.key or each.value, the usual ones in a large tenant. Making a cty
// object of the names first would cost ten times as much.
func (p *project) plainName(expr hclsyntax.Expression, file diag.FileID, each *instance) (v cty.Value, found, ok bool) {
	e, found := expr.(*hclsyntax.ScopeTraversalExpr)
	if !found || len(e.Traversal) != 2 {
		return cty.DynamicVal, false, false
	}
	name, found := attrStep(e.Traversal, 1)
	if !found {
		return cty.DynamicVal, false, false
	}
	switch root := e.Traversal.RootName(); {
	case root == "var":
		v, ok = p.variableValue(name, syntax.Span(file, e.SrcRange))
	case root == "local":
		v, ok = p.localValue(name, syntax.Span(file, e.SrcRange))
	case root == "each" && name == "key" && each != nil:
		v, _ = each.values()
		ok = true
	case root == "each" && name == "value" && each != nil:
		_, v = each.values()
		ok = true
	default:
		return cty.DynamicVal, false, false
	}
	return v, true, ok
}

// referencesIn prepares an expression for evaluation and lists what it refers to: once where the instances of a for_each share it.
func (p *project) referencesIn(expr hclsyntax.Expression, file diag.FileID, each *instance) []reference {
	if refs, ok := p.variablesOf[expr]; ok {
		return refs
	}
	var refs []reference
	for _, t := range expr.Variables() {
		refs = append(refs, reference{t, syntax.Span(file, t.SourceRange())})
	}
	p.checkKeys(expr, file)
	for _, t := range expression.MarkLiterals(expr, file) {
		if p.templates[t.Span] == nil { // the parts stay marked as what they were marked as first
			p.templates[t.Span] = t
		}
	}
	if changed := p.meter.Instrument(expr); changed || each != nil {
		p.variablesOf[expr] = refs
	}
	return refs
}

// checkKeys reports keys that stand twice in a map that is written out: HCL takes the last and says nothing.
func (p *project) checkKeys(expr hclsyntax.Expression, file diag.FileID) {
	_ = hclsyntax.VisitAll(expr, func(node hclsyntax.Node) hcl.Diagnostics {
		if object, ok := node.(*hclsyntax.ObjectConsExpr); ok {
			p.checkKeysOf(object, file)
		}
		return nil
	})
}

func (p *project) checkKeysOf(object *hclsyntax.ObjectConsExpr, file diag.FileID) {
	seen := make(map[string]hcl.Range, len(object.Items))
	for _, item := range object.Items {
		key, ok := expression.LiteralKey(item.KeyExpr)
		if !ok {
			continue
		}
		if first, twice := seen[key]; twice {
			p.report(diag.Diagnostic{
				Code: codeDuplicateName, Severity: diag.Error, Key: key, Message: fmt.Sprintf("the key %q stands twice in this map", key),
				Range:   p.files.Range(syntax.Span(file, item.KeyExpr.Range())),
				Related: []diag.Related{{Message: "the first", Range: p.files.Range(syntax.Span(file, first))}},
			})
			continue
		}
		seen[key] = item.KeyExpr.Range()
	}
}

// scopeTree is the part of the variables that one expression refers to. Only that is made into cty objects, so that the cost of an evaluation does not
// depend on the size of the tenant.
type scopeTree map[string]any // cty.Value or scopeTree

func (t scopeTree) set(v cty.Value, path ...string) {
	for _, name := range path[:len(path)-1] {
		next, ok := t[name].(scopeTree)
		if !ok {
			if _, whole := t[name].(cty.Value); whole {
				return // the whole is there already
			}
			next = scopeTree{}
			t[name] = next
		}
		t = next
	}
	t[path[len(path)-1]] = v
}

func (t scopeTree) values() map[string]cty.Value {
	out := make(map[string]cty.Value, len(t))
	for name, item := range t {
		switch item := item.(type) {
		case cty.Value:
			out[name] = item
		case scopeTree:
			out[name] = cty.ObjectVal(item.values())
		}
	}
	return out
}
