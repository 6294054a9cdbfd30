package plainhcl

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// value reads a value, or is nil where that is not plain.
func (p *parser) value(depth int) hclsyntax.Expression {
	switch b := p.peek(0); {
	case b == '"':
		return p.quotedValue()
	case isLetter(b):
		return p.wordValue(depth)
	case isDigit(b):
		return p.number()
	case depth == maxDepth:
	case b == '[':
		return p.list(depth + 1)
	case b == '{':
		return p.object(depth + 1)
	}
	return nil
}

// quotedText is the tree of a string: a template with one part.
type quotedText struct {
	template hclsyntax.TemplateExpr
	literal  hclsyntax.LiteralValueExpr
	parts    [1]hclsyntax.Expression
}

func (p *parser) quotedValue() hclsyntax.Expression {
	s := p.quoted()
	if s.empty() {
		return nil
	}
	inner := span{s.start + 1, s.end - 1}
	literal := inner
	if inner.empty() {
		literal = span{s.end, s.end} // where HCL has it
	}
	q := &p.memory.quoted.take(1)[0]
	q.literal = hclsyntax.LiteralValueExpr{Val: p.memory.texts.stringVal(p.src[inner.start:inner.end]), SrcRange: p.rng(literal)}
	q.parts[0] = &q.literal
	q.template = hclsyntax.TemplateExpr{Parts: q.parts[:], SrcRange: p.rng(s)}
	return &q.template
}

// maxDigits of a number are plain.
const maxDigits = 18

func (p *parser) number() hclsyntax.Expression {
	s := span{p.at, p.at}
	for isDigit(p.peek(0)) {
		p.at++
	}
	if s.end = p.at; s.end-s.start > maxDigits || inWord[p.peek(0)] || p.peek(0) == '.' || p.peek(0) >= 0x80 {
		return nil
	}
	v, err := cty.ParseNumberVal(p.text(s))
	if err != nil {
		return nil
	}
	return p.memory.literals.put(hclsyntax.LiteralValueExpr{Val: v, SrcRange: p.rng(s)})
}

// wordValue reads true, false, null, a function call, or a reference.
func (p *parser) wordValue(depth int) hclsyntax.Expression {
	s := p.word()
	switch name := p.text(s); name {
	case "":
		return nil
	case "true":
		return p.constant(cty.True, s)
	case "false":
		return p.constant(cty.False, s)
	case "null":
		return p.constant(cty.NullVal(cty.DynamicPseudoType), s)
	case "for": // at the beginning of a list or map it is no name
		return nil
	default:
		if p.peek(0) == '(' && depth < maxDepth {
			return p.call(name, s, depth+1)
		}
		return p.reference(name, s)
	}
}

func (p *parser) constant(v cty.Value, s span) hclsyntax.Expression {
	if next := p.peek(0); next == '.' || next == '[' || next == '(' {
		return nil
	}
	return p.memory.literals.put(hclsyntax.LiteralValueExpr{Val: v, SrcRange: p.rng(s)})
}

// maxSteps of a reference are plain.
const maxSteps = 5

// reference reads on from a reference's first name.
func (p *parser) reference(name string, s span) hclsyntax.Expression {
	var steps [maxSteps + 1]hcl.Traverser
	traversal := append(steps[:0], hcl.TraverseRoot{Name: name, SrcRange: p.rng(s)})
	for {
		step := span{start: p.at}
		switch p.peek(0) {
		case '.':
			p.at++
			word := p.word()
			if step.end = word.end; word.empty() {
				return nil
			}
			traversal = append(traversal, hcl.TraverseAttr{Name: p.text(word), SrcRange: p.rng(step)})
		case '[':
			p.at++
			key := p.index()
			if step.end = p.at; key.empty() {
				return nil
			}
			traversal = append(traversal, hcl.TraverseIndex{Key: p.memory.texts.stringVal(p.src[key.start:key.end]), SrcRange: p.rng(step)})
		default:
			s.end = p.at
			return p.memory.references.put(hclsyntax.ScopeTraversalExpr{Traversal: p.memory.steps.copyOf(traversal), SrcRange: p.rng(s)})
		}
		if len(traversal) > maxSteps {
			return nil
		}
	}
}

// index reads a quoted key and the bracket behind it.
func (p *parser) index() span {
	if p.peek(0) != '"' {
		return span{}
	}
	s := p.quoted()
	if s.empty() || p.peek(0) != ']' {
		return span{}
	}
	p.at++
	return span{s.start + 1, s.end - 1}
}

// list reads from one bracket to the other. Newlines mean nothing in between.
func (p *parser) list(depth int) hclsyntax.Expression {
	open := span{p.at, p.at + 1}
	p.at++
	items, ok := p.valuesUntil(']', depth)
	if !ok {
		return nil
	}
	return p.memory.lists.put(hclsyntax.TupleConsExpr{Exprs: items, SrcRange: p.rng(span{open.start, p.at}), OpenRange: p.rng(open)})
}

// valuesUntil reads values with commas in between, and the bracket behind them.
func (p *parser) valuesUntil(closer byte, depth int) (values []hclsyntax.Expression, ok bool) {
	height := len(p.memory.openValues)
	for {
		if !p.skipLines() {
			return nil, false
		}
		if p.peek(0) == closer {
			break
		}
		value := p.value(depth)
		if value == nil || !p.skipLines() {
			return nil, false
		}
		p.memory.openValues.push(value)
		if p.peek(0) == ',' {
			p.at++
		} else if p.peek(0) != closer {
			return nil, false
		}
	}
	p.at++
	return p.memory.openValues.pop(height, &p.memory.values), true
}

// call reads a function call from the opening parenthesis on. What comes of a call may have parts that are taken, which is not plain.
func (p *parser) call(name string, s span, depth int) hclsyntax.Expression {
	open := span{p.at, p.at + 1}
	p.at++
	args, ok := p.valuesUntil(')', depth)
	if next := p.peek(0); !ok || next == '.' || next == '[' {
		return nil
	}
	return p.memory.calls.put(hclsyntax.FunctionCallExpr{
		Name: name, Args: args, NameRange: p.rng(s), OpenParenRange: p.rng(open), CloseParenRange: p.rng(span{p.at - 1, p.at}),
	})
}

// object reads from one brace to the other. Items end with a comma or with the line.
func (p *parser) object(depth int) hclsyntax.Expression {
	open := span{p.at, p.at + 1}
	p.at++
	height := len(p.memory.openItems)
	for {
		if !p.skipLines() {
			return nil
		}
		if p.peek(0) == '}' {
			break
		}
		item, ok := p.objectItem(depth)
		if !ok {
			return nil
		}
		p.memory.openItems.push(item)
		if p.skipSpaces(); p.peek(0) == ',' {
			p.at++
		} else if p.peek(0) != '}' && (p.at == len(p.src) || !p.endLine()) {
			return nil
		}
	}
	p.at++
	items := p.memory.openItems.pop(height, &p.memory.items)
	return p.memory.objects.put(hclsyntax.ObjectConsExpr{Items: items, SrcRange: p.rng(span{open.start, p.at}), OpenRange: p.rng(open)})
}

func (p *parser) objectItem(depth int) (item hclsyntax.ObjectConsItem, ok bool) {
	key := p.key()
	if p.skipSpaces(); key == nil || p.peek(0) != '=' && p.peek(0) != ':' {
		return item, false
	}
	p.at++
	p.skipSpaces()
	value := p.value(depth)
	return hclsyntax.ObjectConsItem{KeyExpr: p.memory.keys.put(hclsyntax.ObjectConsKeyExpr{Wrapped: key}), ValueExpr: value}, value != nil
}

// key reads an item's key: a string, or a name.
func (p *parser) key() hclsyntax.Expression {
	if b := p.peek(0); b != '"' && !isLetter(b) {
		return nil
	}
	return p.value(maxDepth)
}
