package terraform

import (
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"grants/internal/expression"
)

// literalOf is the text of an expression with what is not known in it as it is written: https://${var.domain}/api/v2/. It tells an API that nobody knows
// the identifier of from others, and is the same wherever the same is written.
func (m *module) literalOf(expr hclsyntax.Expression, within scope) string {
	steps := maxSteps
	return m.literalWithin(expr, within, &steps)
}

// literalWithin follows only so many references, all together: texts may double with each.
func (m *module) literalWithin(expr hclsyntax.Expression, within scope, steps *int) string {
	if v := m.eval(expr, within); v.IsKnown() && !v.IsNull() && v.Type() == cty.String && !strings.Contains(v.AsString(), standInMark) {
		return v.AsString()
	}
	switch e := expression.Unwrap(expr).(type) {
	case *hclsyntax.TemplateExpr:
		var text strings.Builder
		for _, part := range e.Parts {
			text.WriteString(m.literalWithin(part, within, steps))
		}
		return text.String()
	case *hclsyntax.ScopeTraversalExpr:
		if inner := m.definition(e.Traversal); inner != nil && *steps > 0 {
			*steps--
			return m.literalWithin(inner, nil, steps)
		}
		return "${" + m.asWrittenHere(e.Traversal, within) + "}"
	}
	if traversals := m.look(expr).traversals; len(traversals) > 0 {
		return "${" + m.asWrittenHere(traversals[0], within) + "}"
	}
	return "(not known here)"
}

// namedAPI is the address of the API whose identifier an expression names, though nobody knows what that is; empty where it names none.
func (m *module) namedAPI(expr hclsyntax.Expression, within scope) string {
	traversal, key := m.indexed(expr, within)
	if len(traversal) < 3 {
		return ""
	}
	name, attribute := attributeAt(traversal, 1), attributeAt(traversal, len(traversal)-1)
	switch {
	case traversal.RootName() == "module":
		for _, child := range m.child(name) {
			if output := attributeOf(child.outputs[attribute], "value"); output != nil && child.path[len(child.path)-1].key == key {
				return child.namedAPI(output, nil)
			}
		}
	case traversal.RootName() == "auth0_resource_server" && attribute == "identifier":
		block, declared := m.managed["auth0_resource_server."+name]
		if !declared {
			return ""
		}
		for _, each := range m.instances(block, block.Labels[0]+"."+name) {
			if each.unclear == nil && each.key == key {
				return m.address(block, key)
			}
		}
	}
	return ""
}

// indexed is the traversal that an expression is, without the key that stands in it: a.b[KEY].c.
func (m *module) indexed(expr hclsyntax.Expression, within scope) (traversal hcl.Traversal, key string) {
	switch e := expression.Unwrap(expr).(type) {
	case *hclsyntax.ScopeTraversalExpr:
		if traversal = e.Traversal; len(traversal) == 4 {
			if index, ok := traversal[2].(hcl.TraverseIndex); ok {
				key = keyOf(index.Key)
			}
		}
	case *hclsyntax.RelativeTraversalExpr:
		index, ok := expression.Unwrap(e.Source).(*hclsyntax.IndexExpr)
		if !ok {
			break
		}
		if of, ok := expression.Unwrap(index.Collection).(*hclsyntax.ScopeTraversalExpr); ok {
			traversal = append(of.Traversal[:len(of.Traversal):len(of.Traversal)], e.Traversal...)
			key = keyOf(m.eval(index.Key, within).Value)
		}
	}
	return traversal, key
}

// keyOf is the key of an instance in its brackets; empty where it is none.
func keyOf(v cty.Value) string {
	switch {
	case v.IsNull() || !v.IsKnown():
	case v.Type() == cty.String:
		return fmt.Sprintf("[%q]", v.AsString())
	case v.Type() == cty.Number:
		return fmt.Sprintf("[%s]", v.AsBigFloat().Text('f', -1))
	}
	return ""
}

// definition is the expression that a reference leads to: that of a local, or of an attribute that a block has.
func (m *module) definition(traversal hcl.Traversal) hclsyntax.Expression {
	root, first := traversal.RootName(), attributeAt(traversal, 1)
	switch {
	case root == "local" && len(traversal) == 2:
		if local, found := m.locals[first]; found {
			return local.Expr
		}
	case root == "data" && len(traversal) == 4:
		return attributeOf(m.data[first+"."+attributeAt(traversal, 2)], attributeAt(traversal, 3))
	case len(traversal) == 3:
		return attributeOf(m.managed[root+"."+first], attributeAt(traversal, 2))
	}
	return nil
}

func attributeOf(block written, name string) hclsyntax.Expression {
	if block.Block == nil || block.Body.Attributes[name] == nil {
		return nil
	}
	return block.Body.Attributes[name].Expr
}

// asWrittenHere is a traversal as it is written, with the instance that it is of: what is not known of one is not what is not known of another.
func (m *module) asWrittenHere(traversal hcl.Traversal, within scope) string {
	text := asWritten(traversal)
	switch root := traversal.RootName(); root {
	case "each", "count":
		for _, name := range []string{"key", "index"} {
			if each, is := within[root]; is && each.Type().HasAttribute(name) {
				text = root + keyOf(each.GetAttr(name)) + strings.TrimPrefix(text, root)
			}
		}
	case "var", "local":
		return prefix(m.path) + text
	}
	return text
}

// asWritten is a traversal as it is written.
func asWritten(traversal hcl.Traversal) string {
	var text strings.Builder
	for _, step := range traversal {
		switch s := step.(type) {
		case hcl.TraverseRoot:
			text.WriteString(s.Name)
		case hcl.TraverseAttr:
			text.WriteString("." + s.Name)
		case hcl.TraverseIndex:
			if s.Key.Type() == cty.String {
				fmt.Fprintf(&text, "[%q]", s.Key.AsString())
			} else if s.Key.Type() == cty.Number {
				fmt.Fprintf(&text, "[%s]", s.Key.AsBigFloat().Text('f', -1))
			}
		}
	}
	return text.String()
}
