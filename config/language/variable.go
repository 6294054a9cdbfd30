package language

import (
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"grants/config/schema"
	"grants/diag"
	"grants/internal/english"
	"grants/internal/expression"
	"grants/internal/suggest"
	"grants/internal/syntax"
)

// variable is an input of the project.
type variable struct {
	name   string
	file   diag.FileID
	span   diag.Span // of the header
	syntax *hclsyntax.Body
	broken bool // could not be read, which has been reported
	value  value
	valid  bool // meets its conditions
}

func (r *reader) readVariable(block *hclsyntax.Block) {
	r.unit.variables = append(r.unit.variables, &variable{name: block.Labels[0], file: r.unit.file, span: r.headerSpan(block), syntax: r.lasting(block.Body)})
}

func (p *project) declareVariable(v *variable) {
	if first := p.variables[v.name]; first != nil {
		p.report(diag.Diagnostic{
			Code: codeDuplicateName, Severity: diag.Error, Address: "var." + v.name, Message: fmt.Sprintf("var.%s is declared twice", v.name),
			Range: p.files.Range(v.span), Related: []diag.Related{{Message: "the first", Range: p.files.Range(first.span)}},
		})
		return
	}
	p.variables[v.name] = v
}

// evaluateVariables gives every variable its value: from the command line, a file of values, or its default.
func (p *project) evaluateVariables() {
	given := p.givenValues()
	names := sortedBySpan(p.variables, func(v *variable) diag.Span { return v.span })
	for _, name := range names {
		v := p.variables[name]
		v.value.state = failed
		if v.broken {
			continue
		}
		p.about("var."+name, func() { p.evaluateVariable(v, given[name]) })
	}
	p.refuseUnknownInputs(given, names)
	for _, name := range names {
		v := p.variables[name]
		valid := v.broken
		if !valid {
			p.about("var."+name, func() { valid = p.validate(v) })
		}
		v.valid = valid
	}
	for _, name := range names {
		if v := p.variables[name]; !v.valid {
			v.value.state = failed
		}
	}
}

func (p *project) evaluateVariable(v *variable, in *input) {
	p.checkVariableBlock(v)
	if result, ok := p.variableInput(v, in); ok {
		v.value = value{state: known, v: result}
	}
}

func (p *project) variableProblem(v *variable, at diag.Span, message, detail string) {
	p.report(diag.Diagnostic{Code: codeVariable, Severity: diag.Error, Address: "var." + v.name, Message: message, Detail: detail, Range: p.files.Range(at)})
}

func (p *project) checkVariableBlock(v *variable) {
	p.checkNames(v, schema.Variable, v.syntax)
	for _, block := range v.syntax.Blocks {
		if nested := schema.Variable.Block(block.Type); nested != nil {
			p.checkNames(v, nested, block.Body)
		}
	}
	p.plainText(v, v.syntax, "description")
}

// checkNames reports attributes and blocks that a block of a variable does not have.
func (p *project) checkNames(v *variable, kind *schema.Block, body *hclsyntax.Body) {
	report := func(code, what, name string, at hcl.Range) {
		p.report(diag.Diagnostic{
			Code: code, Severity: diag.Error, Address: "var." + v.name, Key: name,
			Message: fmt.Sprintf("%s has no %s %q", english.Article(kind.Name), what, name), Hint: suggest.DidYouMean(name, kind.Names()),
			Detail: "Attributes and blocks of " + kind.Name + " are " + english.List(kind.Names()) + ".", Range: p.files.Range(syntax.Span(v.file, at)),
		})
	}
	for _, a := range sortedAttributes(body.Attributes) {
		if kind.Attribute(a.Name) == nil {
			report(codeUnknownAttribute, "attribute", a.Name, a.NameRange)
		}
	}
	for _, block := range body.Blocks {
		if kind.Block(block.Type) == nil {
			report(codeUnknownBlock, "block", block.Type, block.TypeRange)
		}
	}
}

// plainText is the text of an attribute that has to be a string, or "".
func (p *project) plainText(v *variable, body *hclsyntax.Body, name string) string {
	written := body.Attributes[name]
	if written == nil {
		return ""
	}
	value, ok := p.eval(written.Expr, v.file, nil)
	switch {
	case !ok || value.IsNull():
		return ""
	case !expression.IsText(value):
		p.variableProblem(v, syntax.Span(v.file, written.Expr.Range()), fmt.Sprintf("%s takes a string, not %s", name, expression.Describe(value)), "")
		return ""
	}
	return expression.Text(value)
}

// variableInput is the value given, or the default, of the declared type.
func (p *project) variableInput(v *variable, in *input) (cty.Value, bool) {
	want, defaults, ok := p.variableType(v)
	if !ok {
		return cty.DynamicVal, false
	}
	fallback := v.syntax.Attributes["default"]
	var result cty.Value
	var at diag.Span
	switch {
	case in != nil:
		at = in.span
		if result, ok = in.value(p, want); !ok {
			return cty.DynamicVal, false
		}
	case fallback != nil:
		at = syntax.Span(v.file, fallback.Expr.Range())
		if result, ok = p.evalInput(fallback.Expr, v.file, "a default"); !ok {
			return cty.DynamicVal, false
		}
	case p.lostInputs:
		return cty.DynamicVal, false
	default:
		p.variableProblem(v, v.span, fmt.Sprintf("var.%s has no value", v.name), p.valueRemedy(v.name))
		return cty.DynamicVal, false
	}
	if at.IsZero() {
		at = v.span
	}
	if wrong := expression.FindMismatch(result, want); wrong != nil {
		if own := expression.Literals(wrong.Marks); len(own) > 0 {
			at = own[0]
		}
		takes := expression.DescribeType(want)
		if !want.IsPrimitiveType() {
			takes = typeexpr.TypeString(want)
		}
		p.variableProblem(v, at, fmt.Sprintf("var.%s takes %s, and %s", v.name, takes, wrong), expression.QuotesRemedy(result, want))
		return cty.DynamicVal, false
	}
	if defaults != nil {
		result = defaults.Apply(result)
	}
	converted, err := expression.Conform(result, want)
	if err != nil {
		p.variableProblem(v, at, fmt.Sprintf("var.%s takes %s: %s", v.name, typeexpr.TypeString(want), err), "")
		return cty.DynamicVal, false
	}
	return converted, true
}

func (p *project) valueRemedy(name string) string {
	if p.opts.Baseline != nil {
		return fmt.Sprintf("Give the baseline one with --against-var %s=..., or in an --against-var-file.", name)
	}
	return fmt.Sprintf("Give one with --var %s=..., in a --var-file, or as its default.", name)
}

func (p *project) variableType(v *variable) (cty.Type, *typeexpr.Defaults, bool) {
	written := v.syntax.Attributes["type"]
	if written == nil {
		return cty.DynamicPseudoType, nil, true
	}
	want, defaults, problems := typeexpr.TypeConstraintWithDefaults(written.Expr)
	if problems.HasErrors() {
		p.report(syntax.Problem(p.files, codeVariable, problems[0], v.file))
		return cty.DynamicPseudoType, nil, false
	}
	return want, defaults, true
}

// validate checks a value against the conditions of its variable.
func (p *project) validate(v *variable) bool {
	valid := v.value.state == known
	for _, block := range v.syntax.Blocks {
		if block.Type != "validation" || v.value.state != known {
			continue
		}
		condition := block.Body.Attributes["condition"]
		if condition == nil {
			if len(block.Body.Attributes) == 0 || block.Body.Attributes["error_message"] != nil && len(block.Body.Attributes) == 1 {
				p.variableProblem(v, syntax.Span(v.file, block.TypeRange), `this validation has no "condition"`, "")
			} // else there is an attribute that a validation does not have, which has been reported
			continue
		}
		result, ok := p.eval(condition.Expr, v.file, nil)
		if !ok {
			continue
		}
		result, _ = result.Unmark()
		at := syntax.Span(v.file, condition.Expr.Range())
		switch {
		case result.IsNull() || !result.IsKnown() || result.Type() != cty.Bool:
			p.variableProblem(v, at, fmt.Sprintf("a condition is true or false, and this one is %s", expression.Describe(result)), "")
		case result.False():
			p.variableProblem(v, at, fmt.Sprintf("var.%s: %s", v.name, p.validationMessage(v, block)), "Its value is "+expression.Show(v.value.v)+".")
			valid = false
		}
	}
	return valid
}

func (p *project) validationMessage(v *variable, block *hclsyntax.Block) string {
	if message := p.plainText(v, block.Body, "error_message"); message != "" {
		return message
	}
	return "the value does not meet this condition"
}

// variableValue is the value of a variable that something refers to.
func (p *project) variableValue(name string, at diag.Span) (cty.Value, bool) {
	v := p.variables[name]
	if v == nil {
		if !p.lost {
			p.unknown(at, fmt.Sprintf("var.%s is not declared", name), name, func() []string { return slices.Collect(maps.Keys(p.variables)) }, "")
		}
		return cty.DynamicVal, false
	}
	return v.value.v, v.value.state == known
}
