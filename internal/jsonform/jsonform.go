package language

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
	"grants/internal/ignores"
	"grants/internal/intern"
	"grants/internal/syntax"
)

// readJSON reads HCL's JSON form. HCL's reader for it can't tell blocks from attributes without a schema, so the body is rewritten as a
// native syntax tree under the schema, and everything after that is the same for both forms.
func (r *reader) readJSON() {
	if body := r.jsonBody(); body != nil {
		r.readBody(r.jsonTopLevel(body))
		r.unit.ignores = append(r.unit.ignores, ignores.InJSON(r.content, r.unit.file)...)
	}
}

// jsonBody parses the file. It is nil where that has no JSON, which has been reported.
func (r *reader) jsonBody() hcl.Body {
	if problem, at := syntax.MeasureJSON(r.content).Problem(); problem.Code != "" {
		r.unit.reject(r.project, problem, syntax.ByteSpan(r.unit.file, at))
		return nil
	}
	content := r.content
	if bytes.HasPrefix(content, []byte("\xef\xbb\xbf")) {
		content = append([]byte("   "), content[3:]...) // a BOM is no JSON, but everything stays in its place
	}
	file, problems := json.Parse(content, r.name)
	if problems.HasErrors() {
		r.syntaxError(problems)
		r.unit.broken, r.unit.lost = true, true
		return nil
	}
	return file.Body
}

// readJSONVarFile reads a file of values in JSON: one object, whose properties are the variables.
func (p *project) readJSONVarFile(file VarFile, id diag.FileID) []*input {
	r := &reader{project: p, unit: &unit{file: id}, name: file.Name, content: file.Content, strings: intern.Strings{}}
	body, inputs := r.jsonBody(), []*input(nil)
	if body != nil {
		attributes, problems := body.JustAttributes()
		r.jsonProblems(problems)
		out := &hclsyntax.Body{Attributes: hclsyntax.Attributes{}}
		r.jsonAttributes(out, attributes)
		inputs = inputsOf(out, id)
	}
	for _, d := range r.unit.diagnostics {
		p.report(d)
	}
	p.lostInputs = p.lostInputs || len(r.unit.diagnostics) > 0
	return inputs
}

func (r *reader) jsonTopLevel(body hcl.Body) *hclsyntax.Body {
	wanted := &hcl.BodySchema{}
	for _, name := range schema.TopLevel {
		block := hcl.BlockHeaderSchema{Type: name}
		if kind := schema.Find(name); kind == nil && name == "variable" || kind != nil && kind.Label {
			block.LabelNames = []string{"name"}
		}
		wanted.Blocks = append(wanted.Blocks, block)
	}
	content, _, problems := body.PartialContent(wanted)
	r.jsonProblems(problems)
	r.unit.broken = r.unit.broken || problems.HasErrors()
	for _, a := range unknownProperties(body, wanted) {
		r.readBlock(&hclsyntax.Block{Type: a.Name, TypeRange: a.NameRange})
	}
	out := &hclsyntax.Body{Attributes: hclsyntax.Attributes{}}
	for _, block := range content.Blocks {
		out.Blocks = append(out.Blocks, r.jsonBlock(block, schema.Find(block.Type)))
	}
	return out
}

// jsonBlock rewrites one block; kind is nil for a block whose attributes are free (locals) or read elsewhere (variable).
func (r *reader) jsonBlock(block *hcl.Block, kind *schema.Block) *hclsyntax.Block {
	out := &hclsyntax.Block{
		Type: block.Type, Labels: block.Labels, TypeRange: block.TypeRange, LabelRanges: block.LabelRanges,
		OpenBraceRange: block.Body.MissingItemRange(), CloseBraceRange: block.Body.MissingItemRange(),
		Body: &hclsyntax.Body{Attributes: hclsyntax.Attributes{}, SrcRange: block.DefRange, EndRange: block.DefRange},
	}
	if n := len(block.LabelRanges); n > 0 {
		out.TypeRange = block.LabelRanges[n-1] // the type may stand far away, for many blocks at once
	}
	wanted := &hcl.BodySchema{}
	switch {
	case kind == nil && block.Type == "variable":
		wanted = variableSchema
	case kind == nil:
		attributes, problems := block.Body.JustAttributes()
		r.jsonProblems(problems)
		r.jsonAttributes(out.Body, attributes)
		return out
	default:
		wanted = bodySchema(kind)
	}
	content, _, problems := block.Body.PartialContent(wanted)
	r.jsonProblems(problems)
	r.jsonAttributes(out.Body, content.Attributes)
	if written := out.Body.Attributes["type"]; written != nil && block.Type == "variable" {
		written.Expr = r.jsonType(written.Expr)
	}
	for _, a := range unknownProperties(block.Body, wanted) {
		out.Body.Attributes[a.Name] = &hclsyntax.Attribute{Name: a.Name, Expr: r.jsonExpression(a.Expr), SrcRange: a.Range, NameRange: a.NameRange}
	}
	for _, nested := range content.Blocks {
		var nestedKind *schema.Block
		if kind != nil {
			nestedKind = kind.Block(nested.Type)
		}
		if nestedKind == nil {
			nestedKind = schema.Validation
		}
		out.Body.Blocks = append(out.Body.Blocks, r.jsonBlock(nested, nestedKind))
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

// jsonProblems reports what HCL says about an object. The first about a place says it all: others follow from it.
func (r *reader) jsonProblems(problems hcl.Diagnostics) {
	for i, problem := range problems {
		if i > 0 && problem.Subject != nil && problems[i-1].Subject != nil && *problem.Subject == *problems[i-1].Subject {
			continue
		}
		r.report(syntax.Problem(r.project.files, syntax.CodeSyntax, problem, r.unit.file))
	}
}

// bodySchema is a block's content as HCL wants it.
func bodySchema(t *schema.Block) *hcl.BodySchema {
	wanted := &hcl.BodySchema{}
	for _, a := range t.Attributes {
		wanted.Attributes = append(wanted.Attributes, hcl.AttributeSchema{Name: a.Name})
	}
	if t.ForEach {
		wanted.Attributes = append(wanted.Attributes, hcl.AttributeSchema{Name: "for_each"})
	}
	for _, nested := range t.Blocks {
		wanted.Blocks = append(wanted.Blocks, hcl.BlockHeaderSchema{Type: nested.Name})
	}
	return wanted
}

func (r *reader) jsonAttributes(body *hclsyntax.Body, attributes hcl.Attributes) {
	for name, a := range attributes {
		body.Attributes[name] = &hclsyntax.Attribute{Name: name, Expr: r.jsonExpression(a.Expr), SrcRange: a.Range, NameRange: a.NameRange}
	}
}

// jsonExpression rewrites a JSON value: strings are templates in HCL's JSON form.
func (r *reader) jsonExpression(e hcl.Expression) hclsyntax.Expression {
	rng := e.Range()
	if pairs, problems := hcl.ExprMap(e); !problems.HasErrors() {
		out := &hclsyntax.ObjectConsExpr{SrcRange: rng, OpenRange: rng}
		for _, pair := range pairs {
			key := &hclsyntax.ObjectConsKeyExpr{Wrapped: r.jsonExpression(pair.Key)}
			out.Items = append(out.Items, hclsyntax.ObjectConsItem{KeyExpr: key, ValueExpr: r.jsonExpression(pair.Value)})
		}
		return out
	}
	if items, problems := hcl.ExprList(e); !problems.HasErrors() {
		out := &hclsyntax.TupleConsExpr{SrcRange: rng, OpenRange: rng}
		for _, item := range items {
			out.Exprs = append(out.Exprs, r.jsonExpression(item))
		}
		return out
	}
	v, _ := e.Value(nil)
	if v.Type() != cty.String || v.IsNull() || !v.IsKnown() {
		return &hclsyntax.LiteralValueExpr{Val: v, SrcRange: rng}
	}
	return r.jsonString(v.AsString(), rng)
}

// jsonType reads the type of a variable, which is an expression in a string.
func (r *reader) jsonType(e hclsyntax.Expression) hclsyntax.Expression {
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

func (r *reader) jsonString(text string, rng hcl.Range) hclsyntax.Expression {
	literal := &hclsyntax.TemplateExpr{Parts: []hclsyntax.Expression{&hclsyntax.LiteralValueExpr{Val: cty.StringVal(text), SrcRange: rng}}, SrcRange: rng}
	if !strings.Contains(text, "${") && !strings.Contains(text, "%{") {
		return literal
	}
	if problem, _ := syntax.MeasureTemplate([]byte(text)).Problem(); problem.Code != "" {
		problem.Severity, problem.Range = diag.Error, r.project.files.Range(r.span(rng))
		r.report(problem)
		return literal
	}
	start := rng.Start
	start.Byte++
	expr, problems := hclsyntax.ParseTemplate([]byte(text), r.name, start)
	if problems.HasErrors() {
		d := syntax.Problem(r.project.files, syntax.CodeSyntax, problems[0], r.unit.file)
		d.Range = r.project.files.Range(r.span(rng))
		r.report(d)
		r.unit.broken = true
		return literal
	}
	return expr
}
