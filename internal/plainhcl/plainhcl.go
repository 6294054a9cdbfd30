// Package plainhcl parses plain HCL: blocks and attributes that are strings without escapes, whole numbers, words, references, and lists, maps and
// function calls of these. That is nearly all of a large tenant, and HCL's own parser spends most of its time on what plain text does not need: a token for every
// sign, eight levels of operators around every value, and columns counted in grapheme clusters.
//
// The law of the package: what it accepts, hclsyntax.ParseConfig accepts, and the trees are the same but for lines and columns. What it does not
// follow exactly it leaves to hclsyntax, an expression alone where its end is plain to see, else everything.
package plainhcl

import (
	"bytes"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// maxDepth is how deep blocks, and lists and maps within a value, may be nested in plain text.
const maxDepth = 16

// Parse parses what stands at the byte offset start of a file, which is UTF-8. Expressions that are not plain go to other, with their offset in the
// file. Where the text is not plain, or other refuses, ok is false and nothing is known of it: it may have mistakes.
//
// Ranges have byte offsets only. The outermost body has no range at all. The tree lasts until its memory is recycled.
func Parse(memory *Memory, src []byte, filename string, start int, other func(src []byte, start int) (hclsyntax.Expression, bool)) (body *hclsyntax.Body, ok bool) {
	memory.openBlocks, memory.openValues, memory.openItems = memory.openBlocks[:0], memory.openValues[:0], memory.openItems[:0]
	p := &parser{memory: memory, src: src, filename: filename, start: start, other: other}
	body = p.emptyBody()
	return body, p.body(body, 0) && p.at == len(p.src)
}

type parser struct {
	memory   *Memory
	src      []byte
	at       int // index in src
	filename string
	start    int // of src in the file
	other    func(src []byte, start int) (hclsyntax.Expression, bool)
}

func (p *parser) emptyBody() *hclsyntax.Body {
	return p.memory.bodies.put(hclsyntax.Body{Attributes: p.memory.newMap(), Blocks: hclsyntax.Blocks{}})
}

// body reads attributes and blocks up to a sign that begins neither, and reports whether all of them are plain.
func (p *parser) body(body *hclsyntax.Body, depth int) bool {
	height := len(p.memory.openBlocks)
	for p.skipLines() {
		name := p.word()
		if name.empty() {
			if len(p.memory.openBlocks) > height {
				body.Blocks = p.memory.openBlocks.pop(height, &p.memory.blockLists)
			}
			return true
		}
		if p.skipSpaces(); p.peek(0) == '=' {
			if !p.attribute(body, name) {
				return false
			}
		} else if depth == maxDepth || !p.block(name, depth) {
			return false
		}
	}
	return false
}

// attribute reads on from the equals sign to the end of the line.
func (p *parser) attribute(body *hclsyntax.Body, name span) bool {
	equals := span{p.at, p.at + 1}
	p.at++
	p.skipSpaces()
	expr, end, ok := p.expression()
	if !ok {
		return false
	}
	a := p.newAttribute(name, equals, expr, end)
	if body.Attributes[a.Name] != nil {
		return false
	}
	body.Attributes[a.Name] = a
	return true
}

func (p *parser) newAttribute(name, equals span, expr hclsyntax.Expression, end int) *hclsyntax.Attribute {
	return p.memory.attributes.put(hclsyntax.Attribute{
		Name: p.text(name), Expr: expr,
		SrcRange: p.rng(span{name.start, end}), NameRange: p.rng(name), EqualsRange: p.rng(equals),
	})
}

// expression reads an attribute's value and the end of its line.
func (p *parser) expression() (expr hclsyntax.Expression, end int, ok bool) {
	start := p.at
	if expr = p.value(0); expr != nil {
		if end = p.at; p.endLine() {
			return expr, end, true
		}
	}
	whole, ok := extent(p.src[start:])
	if !ok {
		return nil, 0, false
	}
	p.at = start + whole
	end = start + len(bytes.TrimRight(p.src[start:p.at], " \t"))
	if expr, ok = p.other(p.src[start:end], p.start+start); !ok {
		return nil, 0, false
	}
	return expr, end, p.endLine()
}

// block reads on from a block's first label, or from its brace.
func (p *parser) block(blockType span, depth int) bool {
	block := p.memory.blocks.put(hclsyntax.Block{Type: p.text(blockType), TypeRange: p.rng(blockType)})
	if !p.labels(block) {
		return false
	}
	open := span{p.at, p.at + 1}
	p.at++
	block.OpenBraceRange = p.rng(open)
	if block.Body = p.braced(open, depth+1); block.Body == nil {
		return false
	}
	block.CloseBraceRange = p.rng(span{p.at - 1, p.at})
	p.memory.openBlocks.push(block)
	return p.endLine()
}

// labels reads on to the brace.
func (p *parser) labels(block *hclsyntax.Block) bool {
	var texts [1]string
	var ranges [1]hcl.Range
	labels, labelRanges := texts[:0], ranges[:0]
	for p.peek(0) != '{' {
		label := p.label()
		if label.empty() {
			return false
		}
		labels, labelRanges = append(labels, p.memory.texts.string(bytes.Trim(p.src[label.start:label.end], `"`))), append(labelRanges, p.rng(label))
		p.skipSpaces()
	}
	block.Labels, block.LabelRanges = p.memory.labels.copyOf(labels), p.memory.labelRanges.copyOf(labelRanges)
	return true
}

// braced reads a block's body to behind its closing brace, or is nil where that is not plain.
func (p *parser) braced(open span, depth int) *hclsyntax.Body {
	if p.skipSpaces(); p.peek(0) != '}' && !p.endLine() {
		return p.onOneLine()
	}
	body := p.emptyBody()
	if !p.body(body, depth) || p.peek(0) != '}' {
		return nil
	}
	p.at++
	body.SrcRange = p.rng(span{open.start, p.at})
	body.EndRange = p.rng(span{p.at, p.at})
	return body
}

// onOneLine reads the only attribute of a block that is written on one line.
func (p *parser) onOneLine() *hclsyntax.Body {
	name := p.word()
	if p.skipSpaces(); name.empty() || p.peek(0) != '=' {
		return nil
	}
	equals := span{p.at, p.at + 1}
	p.at++
	p.skipSpaces()
	value := p.value(0)
	end := p.at
	if p.skipSpaces(); value == nil || p.peek(0) != '}' {
		return nil
	}
	p.at++
	a := p.newAttribute(name, equals, value, end)
	body := p.emptyBody()
	body.Attributes[a.Name] = a
	body.SrcRange, body.EndRange = a.SrcRange, p.rng(span{end, end})
	return body
}

// label is a block's label with its quotes, if any.
func (p *parser) label() span {
	if p.peek(0) == '"' {
		return p.quoted()
	}
	return p.word()
}

// span is a stretch of src.
type span struct{ start, end int }

func (s span) empty() bool { return s.start == s.end }

func (p *parser) text(s span) string { return p.memory.texts.string(p.src[s.start:s.end]) }

func (p *parser) rng(s span) hcl.Range {
	return hcl.Range{Filename: p.filename, Start: hcl.Pos{Byte: p.start + s.start}, End: hcl.Pos{Byte: p.start + s.end}}
}
