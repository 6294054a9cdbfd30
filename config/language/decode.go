package language

import (
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2/hclsyntax"

	"grants/config"
	"grants/config/schema"
	"grants/diag"
	"grants/internal/english"
	"grants/internal/intern"
	"grants/internal/suggest"
	"grants/internal/syntax"
)

// decoder fills one object from one block.
type decoder struct {
	project *project
	file    diag.FileID
	strings intern.Strings
	object  config.Object
	kind    *schema.Block
	within  string // the nested blocks that are being read, each with a dot: attributes of two of them may have one name

	each *instance // nil where the block has no for_each; the long way only
}

func (d *decoder) intern(s string) string { return d.strings.One(s) }

// body fills the object from literals and plain references only, and reports whether that was all there is to say.
func (d *decoder) body(kind *schema.Block, body *hclsyntax.Body) bool {
	for name, a := range body.Attributes {
		known := kind.Attribute(name)
		if known == nil || !d.literal(known, a.Expr) {
			return false
		}
	}
	for i, block := range body.Blocks {
		nested := kind.Block(block.Type)
		if nested == nil || len(block.Labels) > 0 || !nested.Many && blockBefore(body.Blocks, i) != nil || !d.nested(nested, block).body(nested, block.Body) {
			return false
		}
	}
	for i := range kind.Attributes {
		if a := &kind.Attributes[i]; a.Required && body.Attributes[a.Name] == nil {
			return false
		}
	}
	return kind != schema.ClientGrant || (body.Attributes["client_id"] != nil) != (body.Attributes["default_for"] != nil)
}

// blockBefore is an earlier block of the same type, or nil.
func blockBefore(blocks hclsyntax.Blocks, i int) *hclsyntax.Block {
	for _, earlier := range blocks[:i] {
		if earlier.Type == blocks[i].Type {
			return earlier
		}
	}
	return nil
}

// evaluate fills the object and reports everything that is wrong with the block.
func (d *decoder) evaluate(kind *schema.Block, body *hclsyntax.Body, at diag.Span) {
	if !d.project.afford(len(body.Attributes)+len(body.Blocks), at) {
		kind.Fail(d.object, at)
		return
	}
	for _, a := range sortedAttributes(body.Attributes) {
		known := kind.Attribute(a.Name)
		switch {
		case known != nil:
			d.assign(known, a.Expr)
		case a.Name == "for_each" && kind.ForEach:
		default:
			d.unknownAttribute(kind, body, a)
		}
	}
	for i, block := range body.Blocks {
		d.nestedBlock(kind, body.Blocks, i, block)
	}
	for i := range kind.Attributes {
		if a := &kind.Attributes[i]; a.Required {
			d.require(a, body.Attributes[a.Name], at)
		}
	}
	if grant, ok := d.object.(*config.ClientGrant); ok && kind == schema.ClientGrant {
		d.checkHolder(grant)
	}
}

func sortedAttributes(attributes hclsyntax.Attributes) []*hclsyntax.Attribute {
	sorted := make([]*hclsyntax.Attribute, 0, len(attributes))
	for _, a := range attributes {
		sorted = append(sorted, a)
	}
	slices.SortFunc(sorted, func(a, b *hclsyntax.Attribute) int { return a.NameRange.Start.Byte - b.NameRange.Start.Byte })
	return sorted
}

// unknownAttribute reports a name that the block does not know. Where it is a misspelling of an attribute that is absent, that one counts as written.
func (d *decoder) unknownAttribute(kind *schema.Block, body *hclsyntax.Body, a *hclsyntax.Attribute) {
	span := syntax.Span(d.file, a.NameRange)
	if nested := kind.Block(a.Name); nested != nil {
		d.report(codeUnknownAttribute, span, a.Name, fmt.Sprintf("%q is a block", a.Name), fmt.Sprintf("Write %s { ... }, without =.", a.Name))
		nested.FailIn(d.object, span)
		return
	}
	if d.undecided(codeUnknownAttribute, kind, span, a.Name) {
		return
	}
	problem := d.diagnostic(codeUnknownAttribute, span, a.Name, fmt.Sprintf("%s has no attribute %q", english.Article(kind.Name), a.Name),
		"Attributes and blocks of "+kind.Name+" are "+english.List(kind.Names())+".")
	near := ""
	if d.project.maySuggest() {
		near = d.suggest(&problem, kind, a.Name)
	}
	d.project.report(problem)
	if meant := kind.Attribute(near); meant != nil && body.Attributes[meant.Name] == nil {
		meant.Fail(d.object, span)
	}
}

// suggest says what is meant by a name that the block does not know, and returns that.
func (d *decoder) suggest(problem *diag.Diagnostic, kind *schema.Block, name string) string {
	near, remark := kind.Meant(name)
	problem.Hint = suggest.Hint(near)
	if remark != "" {
		problem.Detail = remark
	}
	return near
}

// undecided reports a name that the platform knows and the language does not, and whether it is one.
func (d *decoder) undecided(code string, kind *schema.Block, span diag.Span, name string) bool {
	what := schema.Decides(kind.Name, name)
	if what != "" {
		message, detail := schema.NotDecided(name, what)
		d.report(code, span, name, message, detail)
	}
	return what != ""
}

func (d *decoder) nestedBlock(kind *schema.Block, blocks hclsyntax.Blocks, i int, block *hclsyntax.Block) {
	span := syntax.Span(d.file, block.TypeRange)
	nested := kind.Block(block.Type)
	var earlier *hclsyntax.Block
	if nested != nil && !nested.Many {
		earlier = blockBefore(blocks, i)
	}
	switch {
	case nested == nil && kind.Attribute(block.Type) != nil:
		d.report(codeUnknownBlock, span, block.Type, fmt.Sprintf("%q is an attribute", block.Type), fmt.Sprintf("Write %s = ...", block.Type))
		kind.Attribute(block.Type).Fail(d.object, span)
	case nested == nil && d.undecided(codeUnknownBlock, kind, span, block.Type):
	case nested == nil:
		problem := d.diagnostic(codeUnknownBlock, span, block.Type, fmt.Sprintf("%s has no block %q", english.Article(kind.Name), block.Type),
			"Attributes and blocks of "+kind.Name+" are "+english.List(kind.Names())+".")
		near := ""
		if d.project.maySuggest() {
			near = d.suggest(&problem, kind, block.Type)
		}
		d.project.report(problem)
		if meant := kind.Block(near); meant != nil && (meant.Many || !hasBlock(blocks, near)) {
			meant.FailIn(d.object, span)
		}
		if meant := kind.Attribute(near); meant != nil {
			meant.Fail(d.object, span)
		}
	case earlier != nil:
		problem := d.diagnostic(codeDuplicateName, span, block.Type, fmt.Sprintf("a second %s block", block.Type), "One is all a block can have.")
		problem.Related = []diag.Related{{Message: "the first", Range: d.project.files.Range(syntax.Span(d.file, earlier.TypeRange))}}
		d.project.report(problem)
	case len(block.Labels) > 0:
		d.report(codeUnknownAttribute, syntax.Span(d.file, block.LabelRanges[0]), block.Type, fmt.Sprintf("a %s block has no name", block.Type), "")
		if nested.Together != nil {
			nested.FailIn(d.object, span)
		}
	default:
		d.nested(nested, block).evaluate(nested, block.Body, span)
	}
}

// nested is a decoder for a nested block.
func (d *decoder) nested(kind *schema.Block, block *hclsyntax.Block) *decoder {
	if kind.Together != nil {
		return d.permission(kind, block)
	}
	within := *d
	within.within += kind.Name + "."
	return &within
}

func hasBlock(blocks hclsyntax.Blocks, name string) bool {
	return slices.ContainsFunc(blocks, func(b *hclsyntax.Block) bool { return b.Type == name })
}

// require reports an attribute that is absent or null.
func (d *decoder) require(a *schema.Attribute, written *hclsyntax.Attribute, at diag.Span) {
	if set, failed := a.State(d.object); set || failed {
		return
	}
	if written != nil {
		at = syntax.Span(d.file, written.Expr.Range())
	}
	d.report(codeMissingAttribute, at, a.Name, fmt.Sprintf("%s needs %q", english.Article(d.kind.Name), a.Name), a.Doc)
	a.Fail(d.object, at)
}

// checkHolder sees to it that a grant is for one application, or a default.
func (d *decoder) checkHolder(g *config.ClientGrant) {
	if g.ClientID.Failed || g.DefaultFor.Failed {
		return
	}
	switch {
	case g.ClientID.Set && g.DefaultFor.Set:
		problem := d.diagnostic(codeSubjectConflict, g.DefaultFor.Span, "default_for", `"client_id" and "default_for" are both set`,
			"A grant is for one application, or it is the default for all third-party applications.")
		problem.Related = []diag.Related{{Message: "client_id", Range: d.project.files.Range(g.ClientID.Span)}}
		d.project.report(problem)
	case !g.ClientID.Set && !g.DefaultFor.Set:
		d.report(codeSubjectMissing, g.Header, "client_id", `neither "client_id" nor "default_for" is set`,
			"A grant is for one application, or it is the default for all third-party applications.")
	}
}

func (d *decoder) diagnostic(code string, span diag.Span, key, message, detail string) diag.Diagnostic {
	return diag.Diagnostic{
		Code: code, Severity: diag.Error, Address: d.object.Base().Address, Key: d.within + key, Message: message, Detail: detail,
		Range: d.project.files.Range(span),
	}
}

func (d *decoder) report(code string, span diag.Span, key, message, detail string) {
	d.project.report(d.diagnostic(code, span, key, message, detail))
}
