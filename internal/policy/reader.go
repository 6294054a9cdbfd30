package policy

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"grants/diag"
	"grants/internal/english"
	"grants/internal/expression"
	"grants/internal/suggest"
	"grants/internal/syntax"
)

// reader reads files of policies, and remembers what is wrong with them. The codes of its diagnostics are those of the same mistakes in configuration.
type reader struct {
	table    *diag.Files
	id       diag.FileID // that is being read
	set      *Set
	policies int // blocks of all files
	names    map[string]*Policy
	full     bool // there are more policies than may be, which has been reported
	problems []diag.Diagnostic
	content  []byte // of the file that is being read
	subject  string // the address of the policy that is being read
}

func (r *reader) span(rng hcl.Range) diag.Span { return syntax.Span(r.id, rng) }

func (r *reader) report(code string, at hcl.Range, message, detail string) *diag.Diagnostic {
	return r.reportAt(code, r.span(at), message, detail)
}

func (r *reader) reportAt(code string, at diag.Span, message, detail string) *diag.Diagnostic {
	r.problems = append(r.problems, diag.Diagnostic{
		Code: code, Severity: diag.Error, Address: r.subject, Message: message, Detail: detail, Range: r.table.Range(at),
	})
	return &r.problems[len(r.problems)-1]
}

func (r *reader) problemOf(f *failure) { r.reportAt(f.code, f.at, f.message, f.detail).Hint = f.hint }

func (r *reader) unknownField(on On, at hcl.Range, name string) {
	known := fieldNames(fields[on])
	d := r.report("unknown-attribute", at, fmt.Sprintf("the row of a policy on %s has no %q", on, name), fmt.Sprintf("It has %s.", english.List(known)))
	d.Hint = suggest.DidYouMean(name, known)
}

// files reads the policies of some files. All are parsed first: what a policy may spend depends on how many there are.
func (r *reader) files(sources []Source) {
	bodies := make([]*hclsyntax.Body, len(sources))
	first := r.table.Len() + 1
	size := int64(0)
	for i, source := range sources {
		r.id = r.table.Add(source.Name)
		if size += source.Content.Size; size > maxSize {
			r.reportAt(syntax.CodeLimit, diag.Span{File: r.id}, fmt.Sprintf("all files of policies have more than %d MiB; this one and those after it are not read", maxSize>>20), "")
			r.set.Torn = true
			break
		}
		var problems []diag.Diagnostic
		bodies[i], problems = syntax.Parse(r.table, r.id, source.Content)
		r.problems = append(r.problems, problems...)
		r.set.Torn = r.set.Torn || bodies[i] == nil
		if bodies[i] != nil {
			r.policies += len(bodies[i].Blocks)
		}
	}
	for i, body := range bodies {
		if r.id = diag.FileID(first + i); body != nil {
			r.content = sources[i].Content.Text
			r.file(body)
		}
	}
}

// file reads the policies of a file.
func (r *reader) file(body *hclsyntax.Body) {
	r.subject = ""
	for _, a := range syntax.InOrder(body.Attributes) {
		r.report("unknown-attribute", a.NameRange, fmt.Sprintf("a file of policies has no attribute %q", a.Name), `It has blocks policy "NAME" { ... }.`)
	}
	for _, block := range body.Blocks {
		r.subject = ""
		if block.Type != "policy" {
			d := r.report("unknown-block", block.TypeRange, fmt.Sprintf("a file of policies has no block %q", block.Type), `It has blocks policy "NAME" { ... }.`)
			d.Hint = suggest.DidYouMean(block.Type, []string{"policy"})
			continue
		}
		r.policy(block)
	}
}

// policyName is what comments, flags and settings can name.
var policyName = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func (r *reader) policy(block *hclsyntax.Block) {
	if len(block.Labels) != 1 {
		r.report("missing-attribute", block.TypeRange, "a policy has one name", `Write policy "NAME" { ... }.`)
		return
	}
	if len(r.set.Policies) >= maxPolicies {
		if !r.full {
			r.report(syntax.CodeLimit, block.TypeRange, fmt.Sprintf("there are more than %d policies; this one and those after it judge nothing", maxPolicies), "")
		}
		r.full = true
		return
	}
	p := &Policy{Name: block.Labels[0], header: r.span(hcl.RangeBetween(block.TypeRange, block.LabelRanges[0])), name: r.span(block.LabelRanges[0])}
	r.subject = p.Address()
	if !policyName.MatchString(p.Name) {
		r.report("unknown-value", block.LabelRanges[0], fmt.Sprintf("a policy can't be called %q", p.Name), "Names have a to z, digits, and - between them.")
		return
	}
	if first := r.names[p.Name]; first != nil {
		d := r.report("duplicate-name", block.LabelRanges[0], fmt.Sprintf("policy %q is declared twice", p.Name), "A name is unique among all policies of a project.")
		d.Related = []diag.Related{{Message: "the first", Range: r.table.Range(first.name)}}
		return
	}
	r.names[p.Name] = p
	r.set.Policies = append(r.set.Policies, p)
	before := len(r.problems)
	p.spendAsOneOf(r.policies, 0)
	r.body(p, block.Body)
	p.sense = r.sense(block.Body)
	p.broken = len(r.problems) > before
}

// attributes and blocks of a policy.
var (
	policyAttributes = []string{"severity", "docs", "on", "condition", "message", "at"}
	policyBlocks     = []string{"where", "test"}
)

var severities = map[string]diag.Severity{"error": diag.Error, "warning": diag.Warning, "info": diag.Info}

func (r *reader) body(p *Policy, body *hclsyntax.Body) {
	r.known("a policy", body, policyAttributes, policyBlocks)
	p.Severity = diag.Error
	if name := r.oneOf(body, "severity", []string{"error", "warning", "info"}); name != "" {
		p.Severity = severities[name]
	}
	if a := body.Attributes["docs"]; a != nil {
		p.Docs, _ = r.text(a)
	}
	if !r.isThere(body, p, "on", "condition", "message") {
		return
	}
	if p.On = On(r.oneOf(body, "on", onNames())); p.On == "" {
		return
	}
	p.at = place(r.oneOf(body, "at", places[p.On]))
	if p.at == "" {
		p.at = place(places[p.On][0])
	}
	r.whereOf(p, body)
	p.condition = r.formula(p, body.Attributes["condition"], cty.Bool)
	p.message = r.formula(p, body.Attributes["message"], cty.String)
	r.trials(p, body)
}

func onNames() []string {
	all := make([]string, len(kinds))
	for i := range kinds {
		all[i] = string(kinds[i].on)
	}
	return all
}

// known reports attributes and blocks that a body does not have.
func (r *reader) known(what string, body *hclsyntax.Body, attributes, blocks []string) {
	all := slices.Concat(attributes, blocks)
	unknown := func(code, kind string, at hcl.Range, name string) {
		d := r.report(code, at, fmt.Sprintf("%s has no %s %q", what, kind, name), fmt.Sprintf("It has %s.", english.List(all)))
		d.Hint = suggest.DidYouMean(name, all)
	}
	for _, a := range syntax.InOrder(body.Attributes) {
		switch {
		case slices.Contains(attributes, a.Name):
		case slices.Contains(blocks, a.Name):
			r.report("unknown-attribute", a.NameRange, fmt.Sprintf("%q is a block", a.Name), fmt.Sprintf("Write %s { ... }, without =.", a.Name))
		default:
			unknown("unknown-attribute", "attribute", a.NameRange, a.Name)
		}
	}
	for _, block := range body.Blocks {
		switch {
		case slices.Contains(blocks, block.Type):
		case slices.Contains(attributes, block.Type):
			r.report("unknown-block", block.TypeRange, fmt.Sprintf("%q is an attribute", block.Type), fmt.Sprintf("Write %s = ...", block.Type))
		default:
			unknown("unknown-block", "block", block.TypeRange, block.Type)
		}
	}
}

// isThere reports what a policy lacks of what it has to have.
func (r *reader) isThere(body *hclsyntax.Body, p *Policy, names ...string) bool {
	ok := true
	for _, name := range names {
		if body.Attributes[name] == nil {
			r.reportAt("missing-attribute", p.header, fmt.Sprintf("policy %q has no %q", p.Name, name), "A policy has on, condition and message at least.")
			ok = false
		}
	}
	return ok
}

// text is an attribute's value where that is a string that is written out.
func (r *reader) text(a *hclsyntax.Attribute) (string, bool) {
	text, ok := literalText(a.Expr)
	if !ok {
		r.report("wrong-type", a.Expr.Range(), fmt.Sprintf("%s takes a string that is written out", a.Name), "")
	}
	return text, ok
}

// literalText is a string or a heredoc that is written out.
func literalText(expr hclsyntax.Expression) (string, bool) {
	v, problems := expr.Value(nil)
	if len(expr.Variables()) > 0 || problems.HasErrors() || !isWritten(expr) || !expression.IsText(v) {
		return "", false
	}
	return expression.Text(v), true
}

func isWritten(expr hclsyntax.Expression) bool {
	template, ok := expr.(*hclsyntax.TemplateExpr)
	if !ok {
		return false
	}
	for _, part := range template.Parts {
		if _, literal := part.(*hclsyntax.LiteralValueExpr); !literal {
			return false
		}
	}
	return true
}

// oneOf is the value of an attribute that is one of some names; empty where it is not there, or wrong, which has been reported.
func (r *reader) oneOf(body *hclsyntax.Body, name string, values []string) string {
	a := body.Attributes[name]
	if a == nil {
		return ""
	}
	value, ok := r.text(a)
	if !ok {
		return ""
	}
	if !slices.Contains(values, value) {
		d := r.report("unknown-value", a.Expr.Range(), fmt.Sprintf("%s can't be %q", name, value), "Values are "+english.List(values)+".")
		d.Hint = suggest.DidYouMean(value, values)
		return ""
	}
	return value
}
