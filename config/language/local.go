package language

import (
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"grants/config"
	"grants/diag"
)

// local is a named value.
type local struct {
	name  string
	file  diag.FileID
	span  diag.Span // of the name
	expr  hclsyntax.Expression
	value value

	ordered bool // has its place in localsInOrder

	itemized   bool                     // literals has been worked out: see shortcut.go
	literals   []config.Located[string] // the items of its value
	isLiterals bool                     // which is a list of literals
}

func (r *reader) readLocals(block *hclsyntax.Block) {
	for _, a := range sortedAttributes(block.Body.Attributes) {
		r.unit.locals = append(r.unit.locals, &local{name: a.Name, file: r.unit.file, span: r.span(a.NameRange), expr: r.lastingExpression(a.Expr)})
	}
	for _, nested := range block.Body.Blocks {
		r.report(r.diagnostic(codeUnknownBlock, r.span(nested.TypeRange), "locals has no blocks", "Write NAME = VALUE."))
	}
}

func (p *project) declareLocal(l *local) {
	if first := p.locals[l.name]; first != nil {
		p.report(diag.Diagnostic{
			Code: codeDuplicateName, Severity: diag.Error, Address: "local." + l.name, Message: fmt.Sprintf("local.%s is declared twice", l.name),
			Detail: "A local is declared once in a project.",
			Range:  p.files.Range(l.span), Related: []diag.Related{{Message: "the first", Range: p.files.Range(first.span)}},
		})
		return
	}
	p.locals[l.name] = l
}

// localsInOrder are the names of all locals, what a local refers to before the local itself, and else in the order of the source. Evaluated like
// that, a long chain of locals does not become a deep recursion.
func (p *project) localsInOrder() []string {
	order := make([]string, 0, len(p.locals))
	visited := make(map[string]bool, len(p.locals))
	for _, name := range sortedBySpan(p.locals, func(l *local) diag.Span { return l.span }) {
		todo := []string{name}
		for len(todo) > 0 {
			name := todo[len(todo)-1]
			if l := p.locals[name]; l != nil && !visited[name] {
				visited[name] = true
				var refs []reference
				p.about("local."+name, func() { refs = p.referencesIn(l.expr, l.file, nil) })
				for _, ref := range slices.Backward(refs) {
					if next, ok := attrStep(ref.traversal, 1); ok && ref.traversal.RootName() == "local" && !visited[next] {
						todo = append(todo, next)
					}
				}
				continue
			}
			todo = todo[:len(todo)-1]
			if l := p.locals[name]; l != nil && !l.ordered {
				l.ordered = true
				order = append(order, name)
			}
		}
	}
	return order
}

// localValue is the value of a local that something refers to from at.
func (p *project) localValue(name string, at diag.Span) (cty.Value, bool) {
	l := p.locals[name]
	if l == nil {
		if !p.lost && !p.brokenLocals {
			p.unknown(at, fmt.Sprintf("local.%s is not declared", name), name, func() []string { return slices.Collect(maps.Keys(p.locals)) }, "")
		}
		return cty.DynamicVal, false
	}
	return p.once(&l.value, "local."+name, at, func() (v cty.Value, ok bool) {
		p.about("local."+name, func() { v, ok = p.eval(l.expr, l.file, nil) })
		return v, ok
	})
}
