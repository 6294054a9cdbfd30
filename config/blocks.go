package config

import (
	"fmt"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"grants/diag"
)

// declaration is a block that becomes one object, or with for_each several.
type declaration struct {
	kind   *blockType
	name   string
	file   diag.FileID
	header diag.Span
	span   diag.Span
	where  string // its address
	broken bool   // could not be read, which has been reported

	static object           // the object, where the block says all of it in literals and plain references
	begun  object           // else the object as far as it is static, where syntax has only the rest
	syntax *hclsyntax.Block // what is to be evaluated

	forEach instances         // the instances of a block with for_each
	values  map[string]*value // evaluated attributes, by instance key and name
	whole   *value            // all instances as one value
}

// declare makes a declaration. Its strings are one, and the object's are the same: there may be a quarter of a million of them.
func (r *reader) declare(kind *blockType, name string, span diag.Span) *declaration {
	where := kind.name
	if kind.label {
		where = r.intern(kind.name + "." + name)
		name = where[len(kind.name)+1:]
	}
	return &declaration{kind: kind, name: name, where: where, file: r.unit.file, header: span}
}

// address is the declaration's name in reports; that of an instance has its key behind it.
func (d *declaration) address() string { return d.where }

// readBody takes the blocks of a file apart.
func (r *reader) readBody(body *hclsyntax.Body) {
	for _, a := range sortedAttributes(body.Attributes) {
		r.report(r.diagnostic(codeUnknownAttribute, r.span(a.NameRange), fmt.Sprintf("%q stands outside a block", a.Name),
			"At the top level of a file there are blocks only."))
	}
	for _, block := range body.Blocks {
		r.readBlock(block)
	}
}

func (r *reader) readBlock(block *hclsyntax.Block) {
	switch block.Type {
	case "variable":
		if r.labels(block, true) {
			r.readVariable(block)
		}
	case "locals":
		if r.labels(block, false) {
			r.readLocals(block)
		}
	default:
		if kind := objectBlock(block.Type); kind != nil {
			r.readObject(kind, block)
			return
		}
		d := r.diagnostic(codeUnknownBlock, r.span(block.TypeRange), fmt.Sprintf("there is no block %q", block.Type), "Blocks are "+enumerate(topLevel)+".")
		meant := closest(block.Type, topLevel)
		d.Hint = hint(meant)
		r.report(d)
		r.loseBlock(meant, block)
	}
}

// loseBlock remembers what a block with a misspelt type would have declared, so that references to it are no further mistakes.
func (r *reader) loseBlock(meant string, block *hclsyntax.Block) {
	name := ""
	if len(block.Labels) > 0 {
		name = block.Labels[0]
	}
	r.unit.lost = r.unit.lost || name == "" && meant != ""
	r.lose(meant, name, r.headerSpan(block))
}

// lose records a block that could not be read.
func (r *reader) lose(blockType, name string, span diag.Span) {
	r.unit.broken = true
	switch {
	case blockType == "locals":
		r.unit.brokenLocals = true
	case blockType == "variable":
		r.unit.variables = append(r.unit.variables, &variable{name: name, span: span, broken: true})
	case name != "" && objectBlock(blockType) != nil:
		d := r.declare(objectBlock(blockType), name, span)
		d.broken = true
		r.unit.declarations = append(r.unit.declarations, d)
	}
}

func (r *reader) readObject(kind *blockType, block *hclsyntax.Block) {
	if !r.labels(block, kind.label) {
		r.unit.broken = true
		return
	}
	name := ""
	if kind.label {
		name = block.Labels[0]
	}
	d := r.declare(kind, name, r.headerSpan(block))
	d.syntax = block
	d.span = diag.Span{File: d.file, Start: d.header.Start, End: uint32(block.CloseBraceRange.End.Byte)}
	if _, repeated := block.Body.Attributes["for_each"]; !repeated {
		r.decodeStatic(d)
	}
	r.unit.declarations = append(r.unit.declarations, d)
}

// decodeStatic makes the object at once where no expression of the block needs evaluation, and lets its syntax tree go.
func (r *reader) decodeStatic(d *declaration) {
	o := d.newObject("")
	dec := &decoder{project: r.project, file: r.unit.file, strings: r.strings, object: o, kind: d.kind}
	if dec.body(d.kind, d.syntax.Body) {
		d.static, d.syntax = o, nil
		return
	}
	if d.kind.isReferable() || !d.kind.knows(d.syntax.Body) {
		return // others may ask for its syntax
	}
	d.begun = o
	for name, a := range d.syntax.Body.Attributes {
		if dec.literal(d.kind.attribute(name), a.Expr) {
			delete(d.syntax.Body.Attributes, name)
		}
	}
}

// isReferable reports whether expressions may read attributes of such blocks.
func (t *blockType) isReferable() bool { return referable[t.name] != nil }

// knows reports whether the type has all attributes of a block.
func (t *blockType) knows(body *hclsyntax.Body) bool {
	for name := range body.Attributes {
		if t.attribute(name) == nil {
			return false
		}
	}
	return true
}

// newObject is an empty object for an instance of the block.
func (d *declaration) newObject(key string) object {
	o := d.kind.create()
	address := d.address()
	if key != "" {
		address += "[" + quote(key) + "]"
	}
	*o.base() = Block{Address: address, Name: d.name, Key: key, Header: d.header, Span: d.span}
	if d.kind == thirdPartyDefaultBlock {
		o.(*ClientGrant).DefaultFor = Located[string]{Value: ThirdPartyClients, Span: d.header, Set: true}
	}
	return o
}

func (r *reader) headerSpan(block *hclsyntax.Block) diag.Span {
	span := r.span(block.TypeRange)
	if n := len(block.LabelRanges); n > 0 {
		span.End = uint32(block.LabelRanges[n-1].End.Byte)
	}
	return span
}

// labels checks that a block has a name, or that it has none.
func (r *reader) labels(block *hclsyntax.Block, wanted bool) bool {
	switch {
	case wanted && len(block.Labels) == 0:
		r.report(r.diagnostic(codeMissingAttribute, r.span(block.TypeRange), fmt.Sprintf("this %s block has no name", block.Type),
			fmt.Sprintf("Write %s \"NAME\" { ... }.", block.Type)))
		r.unit.lost = true // it may be the one that something refers to
	case !wanted && len(block.Labels) > 0:
		r.report(r.diagnostic(codeUnknownAttribute, r.span(block.LabelRanges[0]), fmt.Sprintf("%s block takes no name", article(block.Type)),
			fmt.Sprintf("Write %s { ... }.", block.Type)))
		return true
	case wanted && !isName(block.Labels[0]):
		r.report(r.diagnostic(codeUnknownValue, r.span(block.LabelRanges[0]), fmt.Sprintf("%q can't be a name", block.Labels[0]),
			"A name starts with a letter and has letters, digits, _ and - in it, so that it can be referred to."))
	case wanted && len(block.Labels) > 1:
		r.report(r.diagnostic(codeUnknownAttribute, r.span(block.LabelRanges[1]), fmt.Sprintf("%s block takes one name, and this is a second", article(block.Type)), ""))
		return true
	default:
		return true
	}
	return false
}

// isName reports whether references can name it. HCL's own check runs its lexer; most names are plain enough to do without.
func isName(label string) bool { return isPlainName(label) || hclsyntax.ValidIdentifier(label) }

func isPlainName(label string) bool {
	for i := range len(label) {
		switch b := label[i]; {
		case b >= 'a' && b <= 'z', b >= 'A' && b <= 'Z':
		case i > 0 && (b >= '0' && b <= '9' || b == '_' || b == '-'):
		default:
			return false
		}
	}
	return label != ""
}

func (r *reader) diagnostic(code string, span diag.Span, message, detail string) diag.Diagnostic {
	return diag.Diagnostic{Code: code, Severity: diag.Error, Message: message, Detail: detail, Range: r.project.files.Range(span)}
}

// intern gives equal strings one place in memory.
func (r *reader) intern(s string) string { return intern(r.strings, s) }

func intern(known map[string]string, s string) string {
	if same, ok := known[s]; ok {
		return same
	}
	known[s] = s
	return s
}
