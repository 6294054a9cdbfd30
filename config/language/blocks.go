package language

import (
	"fmt"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"grants/config"
	"grants/config/schema"
	"grants/diag"
	"grants/internal/address"
	"grants/internal/english"
	"grants/internal/suggest"
)

// declaration is a block that becomes one object, or with for_each several. Nearly all blocks of a large tenant say all of their object in literals and
// plain references; such a declaration is no more than that object.
type declaration struct {
	kind     *schema.Block
	static   config.Object // nil where something needs evaluation
	*dynamic               // nil where nothing does
}

// dynamic is what a declaration has until its objects are evaluated.
type dynamic struct {
	block  config.Block // of its objects, but for the key
	broken bool         // could not be read, which has been reported

	begun  config.Object   // nil, or an object as far as it is static, where syntax has only the rest
	syntax *hclsyntax.Body // what is to be evaluated

	forEach instances         // the instances of a block with for_each
	values  map[string]*value // evaluated attributes, by instance key and name
	whole   *value            // all instances as one value
}

// base is what all objects of the declaration have in common.
func (d *declaration) base() *config.Block {
	if d.static != nil {
		return d.static.Base()
	}
	return &d.block
}

// address is the declaration's name in reports; that of an instance has its key behind it.
func (d *declaration) address() string { return d.base().Address }

// file is the file that the declaration stands in.
func (d *declaration) file() diag.FileID { return d.base().Header.File }

// isRepeated reports whether the objects of the declaration have keys.
func (d *declaration) isRepeated() bool { return d.static == nil && d.forEach.repeated }

// hasFailed reports whether it is not known what objects the declaration has, which has been reported.
func (d *declaration) hasFailed() bool { return d.static == nil && d.forEach.state == failed }

// newBlock is what a block becomes. Its strings are one, and where references name it, they are that as well: there may be a quarter of a million.
func (r *reader) newBlock(kind *schema.Block, name string, header, span diag.Span) config.Block {
	address := kind.Name
	if kind.Label {
		address = kind.Name + "." + name
		name = address[len(kind.Name)+1:]
	}
	if isReferable(kind) {
		address = r.strings.One(address)
	}
	return config.Block{Address: address, Name: name, Header: header, Span: span}
}

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
		if kind := schema.Object(block.Type); kind != nil {
			r.readObject(kind, block)
			return
		}
		if what := schema.Decides("", block.Type); what != "" {
			message, detail := schema.NotDecided(block.Type, what)
			r.report(r.diagnostic(codeUnknownBlock, r.span(block.TypeRange), message, detail))
			return
		}
		d := r.diagnostic(codeUnknownBlock, r.span(block.TypeRange), fmt.Sprintf("there is no block %q", block.Type), "Blocks are "+english.List(schema.Names())+".")
		meant, name := meantBlock(block)
		d.Hint = suggest.Hint(meant)
		r.report(d)
		r.loseBlock(meant, name, block)
	}
}

// loseBlock remembers what a block with a misspelt type would have declared, so that references to it are no further mistakes.
func (r *reader) loseBlock(meant, name string, block *hclsyntax.Block) {
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
	case name != "" && schema.Object(blockType) != nil:
		kind := schema.Object(blockType)
		lost := &dynamic{block: r.newBlock(kind, name, span, diag.Span{}), broken: true}
		r.unit.declarations = append(r.unit.declarations, &declaration{kind: kind, dynamic: lost})
	}
}

func (r *reader) readObject(kind *schema.Block, block *hclsyntax.Block) {
	if !r.labels(block, kind.Label) {
		r.unit.broken = true
		return
	}
	name := ""
	if kind.Label {
		name = block.Labels[0]
	}
	header := r.headerSpan(block)
	span := diag.Span{File: header.File, Start: header.Start, End: uint32(block.CloseBraceRange.End.Byte)}
	base := r.newBlock(kind, name, header, span)
	r.unit.declarations = append(r.unit.declarations, r.declare(kind, base, block))
}

// declare makes the object at once where no expression of the block needs evaluation, and lets its syntax tree go.
func (r *reader) declare(kind *schema.Block, base config.Block, block *hclsyntax.Block) *declaration {
	o := kind.New(base)
	dec := &decoder{project: r.project, file: r.unit.file, strings: r.strings, object: o, kind: kind}
	forEach, repeated := block.Body.Attributes["for_each"]
	if !repeated && dec.body(kind, block.Body) {
		return &declaration{kind: kind, static: o}
	}
	forgetPermissions(o)
	d := &declaration{kind: kind, dynamic: &dynamic{block: base}}
	if repeated && kind.ForEach {
		d.forEach.repeated = true
		if d.forEach.written = dec.writtenForEach(forEach.Expr); d.forEach.written != nil {
			delete(block.Body.Attributes, "for_each")
		}
	}
	if isReferable(kind) || !knowsAll(kind, block.Body) {
		d.syntax = r.lasting(block.Body) // others may ask for it
		return d
	}
	d.begun = o
	for name, a := range block.Body.Attributes {
		if known := kind.Attribute(name); known != nil && dec.literal(known, a.Expr) {
			delete(block.Body.Attributes, name)
		}
	}
	d.syntax = r.lasting(block.Body)
	return d
}

// isReferable reports whether expressions may read attributes of such blocks.
func isReferable(t *schema.Block) bool { return t.Identity != "" }

// knowsAll reports whether the type has all attributes of a block.
func knowsAll(t *schema.Block, body *hclsyntax.Body) bool {
	for name := range body.Attributes {
		if t.Attribute(name) == nil && (name != "for_each" || !t.ForEach) {
			return false
		}
	}
	return true
}

// withKey is the block of the instance with a key, or with none.
func withKey(b config.Block, key string) config.Block {
	if key != "" {
		b.Key, b.Address = key, address.Instance(b.Address, key)
	}
	return b
}

// newInstance is an object for the instance with a key, as far as it is static.
func (d *declaration) newInstance(key string) config.Object {
	switch {
	case d.begun == nil:
		return d.kind.New(withKey(d.block, key))
	case !d.forEach.repeated:
		return d.begun
	}
	o := copyObject(d.begun)
	*o.Base() = withKey(d.block, key)
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
		r.report(r.diagnostic(codeUnknownAttribute, r.span(block.LabelRanges[0]), fmt.Sprintf("%s block takes no name", english.Article(block.Type)),
			fmt.Sprintf("Write %s { ... }.", block.Type)))
		return true
	case wanted && !address.IsName(block.Labels[0]):
		r.report(r.diagnostic(codeUnknownValue, r.span(block.LabelRanges[0]), fmt.Sprintf("%q can't be a name", block.Labels[0]),
			"A name starts with a letter and has letters, digits, _ and - in it, so that it can be referred to."))
	case wanted && len(block.Labels) > 1:
		r.report(r.diagnostic(codeUnknownAttribute, r.span(block.LabelRanges[1]), fmt.Sprintf("%s block takes one name, and this is a second", english.Article(block.Type)), ""))
		return true
	default:
		return true
	}
	return false
}

func (r *reader) diagnostic(code string, span diag.Span, message, detail string) diag.Diagnostic {
	return diag.Diagnostic{Code: code, Severity: diag.Error, Message: message, Detail: detail, Range: r.project.files.Range(span)}
}
