// Package jsonform rewrites HCL's JSON form as a native syntax tree that says the same.
package jsonform

import (
	"bytes"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/json"
	"github.com/zclconf/go-cty/cty"

	"grants/config/schema"
	"grants/diag"
	"grants/internal/expression"
	"grants/internal/syntax"
)

// Result is what became of a text.
type Result struct {
	Body     *hclsyntax.Body // nil where the text is no JSON
	Problems []diag.Diagnostic
	Broken   bool // some block could not be read
}

// Read rewrites a file of configuration, which files knows by the id. HCL's reader of JSON can't tell blocks from attributes without a schema; after this,
// everything is the same for both forms. Blocks of a type that there is not come first, and have no body.
func Read(files *diag.Files, name string, content []byte, id diag.FileID) Result {
	return ReadBlocks(schema.Blocks, files, name, content, id)
}

// ReadBlocks is Read for a file that has blocks of other types than configuration.
func ReadBlocks(blocks []*schema.Block, files *diag.Files, name string, content []byte, id diag.FileID) Result {
	r := &rewriter{files: files, name: name, file: id}
	if body := r.parse(content); body != nil {
		r.Body = r.topLevel(body, blocks)
	}
	return r.Result
}

// ReadValues rewrites a file of values: one object, whose properties are variables.
func ReadValues(files *diag.Files, name string, content []byte, id diag.FileID) Result {
	r := &rewriter{files: files, name: name, file: id}
	if body := r.parse(content); body != nil {
		attributes, problems := body.JustAttributes()
		r.report(problems)
		r.Body = &hclsyntax.Body{Attributes: hclsyntax.Attributes{}}
		r.attributes(r.Body, attributes)
	}
	return r.Result
}

type rewriter struct {
	Result
	files *diag.Files
	name  string
	file  diag.FileID
}

// parse is nil where the text is no JSON, which is reported.
func (r *rewriter) parse(content []byte) hcl.Body {
	if problem, at := syntax.MeasureJSON(content).Problem(); problem.Code != "" {
		r.problem(problem, syntax.ByteSpan(r.file, at))
		return nil
	}
	if bytes.HasPrefix(content, []byte("\xef\xbb\xbf")) {
		content = append([]byte("   "), content[3:]...) // a BOM is no JSON, but everything stays in its place
	}
	file, problems := json.Parse(content, r.name)
	if problems.HasErrors() {
		r.Problems = append(r.Problems, syntax.ParseProblem(r.files, content, problems, r.file))
		return nil
	}
	return file.Body
}

func (r *rewriter) problem(problem diag.Diagnostic, at diag.Span) {
	problem.Severity, problem.Range = diag.Error, r.files.Range(at)
	r.Problems = append(r.Problems, problem)
}

// report is about what HCL says of an object. The first about a place says it all: others follow from it.
func (r *rewriter) report(problems hcl.Diagnostics) {
	for i, problem := range problems {
		if i > 0 && problem.Subject != nil && problems[i-1].Subject != nil && *problem.Subject == *problems[i-1].Subject {
			continue
		}
		r.Problems = append(r.Problems, syntax.Problem(r.files, syntax.CodeSyntax, problem, r.file))
	}
}

func (r *rewriter) topLevel(body hcl.Body, blocks []*schema.Block) *hclsyntax.Body {
	wanted := &hcl.BodySchema{}
	kinds := map[string]*schema.Block{}
	for _, kind := range blocks {
		kinds[kind.Name] = kind
		block := hcl.BlockHeaderSchema{Type: kind.Name}
		if kind.Label {
			block.LabelNames = []string{"name"}
		}
		wanted.Blocks = append(wanted.Blocks, block)
	}
	content, _, problems := body.PartialContent(wanted)
	r.report(problems)
	r.Broken = r.Broken || problems.HasErrors()
	out := &hclsyntax.Body{Attributes: hclsyntax.Attributes{}}
	for _, a := range unknownProperties(body, wanted) {
		out.Blocks = append(out.Blocks, &hclsyntax.Block{Type: a.Name, TypeRange: a.NameRange})
	}
	for _, block := range content.Blocks {
		out.Blocks = append(out.Blocks, r.block(block, kinds[block.Type]))
	}
	return out
}

func (r *rewriter) block(block *hcl.Block, kind *schema.Block) *hclsyntax.Block {
	out := &hclsyntax.Block{
		Type: block.Type, Labels: block.Labels, TypeRange: block.TypeRange, LabelRanges: block.LabelRanges,
		OpenBraceRange: block.Body.MissingItemRange(), CloseBraceRange: block.Body.MissingItemRange(),
		Body: &hclsyntax.Body{Attributes: hclsyntax.Attributes{}, SrcRange: block.DefRange, EndRange: block.DefRange},
	}
	if n := len(block.LabelRanges); n > 0 {
		out.TypeRange = block.LabelRanges[n-1] // the type may stand far away, for many blocks at once
	}
	if kind.Free {
		attributes, problems := block.Body.JustAttributes()
		r.report(problems)
		r.attributes(out.Body, attributes)
		return out
	}
	wanted := bodySchema(kind)
	content, _, problems := block.Body.PartialContent(wanted)
	r.report(problems)
	r.attributes(out.Body, content.Attributes)
	for name, written := range out.Body.Attributes {
		if kind.Attribute(name) != nil && kind.Attribute(name).Type == schema.TypeName {
			written.Expr = r.typeName(written.Expr)
		}
	}
	for _, a := range unknownProperties(block.Body, wanted) {
		out.Body.Attributes[a.Name] = &hclsyntax.Attribute{Name: a.Name, Expr: r.expression(a.Expr), SrcRange: a.Range, NameRange: a.NameRange}
	}
	for _, nested := range content.Blocks {
		out.Body.Blocks = append(out.Body.Blocks, r.block(nested, kind.Block(nested.Type)))
	}
	return out
}

// unknownProperties are the properties of an object that a schema does not have. The native form's decoder has the words for them.
func unknownProperties(body hcl.Body, wanted *hcl.BodySchema) []*hcl.Attribute {
	all, _ := body.JustAttributes()
	for _, a := range wanted.Attributes {
		delete(all, a.Name)
	}
	for _, b := range wanted.Blocks {
		delete(all, b.Type)
	}
	return slices.SortedFunc(maps.Values(all), func(a, b *hcl.Attribute) int { return a.NameRange.Start.Byte - b.NameRange.Start.Byte })
}

// bodySchema is a block's content as HCL wants it.
func bodySchema(t *schema.Block) *hcl.BodySchema {
	wanted := &hcl.BodySchema{}
	for _, a := range t.Attributes {
		wanted.Attributes = append(wanted.Attributes, hcl.AttributeSchema{Name: a.Name})
	}
	if t.ForEach {
		wanted.Attributes = append(wanted.Attributes, hcl.AttributeSchema{Name: schema.ForEach.Name})
	}
	for _, nested := range t.Blocks {
		wanted.Blocks = append(wanted.Blocks, hcl.BlockHeaderSchema{Type: nested.Name})
	}
	return wanted
}

func (r *rewriter) attributes(body *hclsyntax.Body, attributes hcl.Attributes) {
	for name, a := range attributes {
		body.Attributes[name] = &hclsyntax.Attribute{Name: name, Expr: r.expression(a.Expr), SrcRange: a.Range, NameRange: a.NameRange}
	}
}

// expression rewrites a JSON value: strings are templates in HCL's JSON form.
func (r *rewriter) expression(e hcl.Expression) hclsyntax.Expression {
	rng := e.Range()
	if pairs, problems := hcl.ExprMap(e); !problems.HasErrors() {
		out := &hclsyntax.ObjectConsExpr{SrcRange: rng, OpenRange: rng}
		for _, pair := range pairs {
			key := &hclsyntax.ObjectConsKeyExpr{Wrapped: r.expression(pair.Key)}
			out.Items = append(out.Items, hclsyntax.ObjectConsItem{KeyExpr: key, ValueExpr: r.expression(pair.Value)})
		}
		return out
	}
	if items, problems := hcl.ExprList(e); !problems.HasErrors() {
		out := &hclsyntax.TupleConsExpr{SrcRange: rng, OpenRange: rng}
		for _, item := range items {
			out.Exprs = append(out.Exprs, r.expression(item))
		}
		return out
	}
	v, _ := e.Value(nil)
	if v.Type() != cty.String || v.IsNull() || !v.IsKnown() {
		return &hclsyntax.LiteralValueExpr{Val: v, SrcRange: rng}
	}
	return r.text(v.AsString(), rng)
}

// typeName reads the type of a variable, which is an expression in a string.
func (r *rewriter) typeName(e hclsyntax.Expression) hclsyntax.Expression {
	written, ok := expression.LiteralText(e)
	if problem, _ := syntax.Measure([]byte(written)).Problem(); !ok || problem.Code != "" {
		return e
	}
	rng := e.Range()
	rng.Start.Byte++
	expr, problems := hclsyntax.ParseExpression([]byte(written), r.name, rng.Start)
	if problems.HasErrors() {
		return e
	}
	return expr
}

func (r *rewriter) text(text string, rng hcl.Range) hclsyntax.Expression {
	literal := &hclsyntax.TemplateExpr{Parts: []hclsyntax.Expression{&hclsyntax.LiteralValueExpr{Val: cty.StringVal(text), SrcRange: rng}}, SrcRange: rng}
	if !strings.Contains(text, "${") && !strings.Contains(text, "%{") {
		return literal
	}
	if problem, _ := syntax.MeasureTemplate([]byte(text)).Problem(); problem.Code != "" {
		r.problem(problem, syntax.Span(r.file, rng))
		return literal
	}
	start := rng.Start
	start.Byte++
	expr, problems := hclsyntax.ParseTemplate([]byte(text), r.name, start)
	if problems.HasErrors() {
		r.problem(syntax.Problem(r.files, syntax.CodeSyntax, problems[0], r.file), syntax.Span(r.file, rng))
		r.Broken = true
		return literal
	}
	return expr
}
