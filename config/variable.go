package config

import (
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"grants/diag"
)

// variable is an input of the project.
type variable struct {
	name   string
	file   diag.FileID
	span   diag.Span // of the header
	syntax *hclsyntax.Body
	broken bool // could not be read, which has been reported
	value  value
}

// variableSchema is the content of a variable block as HCL wants it.
var variableSchema = &hcl.BodySchema{
	Attributes: []hcl.AttributeSchema{{Name: "type"}, {Name: "default"}, {Name: "description"}},
	Blocks:     []hcl.BlockHeaderSchema{{Type: "validation"}},
}

var variableNames = []string{"default", "description", "type", "validation"}

// validationBlock is known to the JSON reader only; its attributes are read by checkVariable.
var validationBlock = &blockType{name: "validation", attributes: []attribute{{name: "condition"}, {name: "error_message"}}}

func (r *reader) readVariable(block *hclsyntax.Block) {
	r.unit.variables = append(r.unit.variables, &variable{name: block.Labels[0], file: r.unit.file, span: r.headerSpan(block), syntax: block.Body})
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
}

func (p *project) evaluateVariable(v *variable, in *input) {
	p.checkVariableBlock(v)
	result, ok := p.variableInput(v, in)
	if !ok {
		return
	}
	v.value = value{state: known, v: result}
	if !p.validate(v) {
		v.value.state = failed
	}
}

func (p *project) variableProblem(v *variable, at diag.Span, message, detail string) {
	p.report(diag.Diagnostic{Code: codeVariable, Severity: diag.Error, Address: "var." + v.name, Message: message, Detail: detail, Range: p.files.Range(at)})
}

func (p *project) checkVariableBlock(v *variable) {
	for _, a := range sortedAttributes(v.syntax.Attributes) {
		if !slices.Contains(variableNames[:3], a.Name) {
			p.report(diag.Diagnostic{
				Code: codeUnknownAttribute, Severity: diag.Error, Address: "var." + v.name, Key: a.Name,
				Message: fmt.Sprintf("a variable has no attribute %q", a.Name), Hint: didYouMean(a.Name, variableNames),
				Detail: "Attributes and blocks of variable are " + enumerate(variableNames) + ".", Range: p.files.Range(toSpan(v.file, a.NameRange)),
			})
		}
	}
	for _, block := range v.syntax.Blocks {
		if block.Type != "validation" {
			p.report(diag.Diagnostic{
				Code: codeUnknownBlock, Severity: diag.Error, Address: "var." + v.name, Key: block.Type,
				Message: fmt.Sprintf("a variable has no block %q", block.Type), Hint: didYouMean(block.Type, variableNames),
				Detail: "Attributes and blocks of variable are " + enumerate(variableNames) + ".", Range: p.files.Range(toSpan(v.file, block.TypeRange)),
			})
		}
	}
}

// variableInput is the value given, or the default, of the declared type.
func (p *project) variableInput(v *variable, in *input) (cty.Value, bool) {
	want, ok := p.variableType(v)
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
		at = toSpan(v.file, fallback.Expr.Range())
		if result, ok = p.eval(fallback.Expr, v.file, nil); !ok {
			return cty.DynamicVal, false
		}
	default:
		p.variableProblem(v, v.span, fmt.Sprintf("var.%s has no value", v.name), fmt.Sprintf("Give one with --var %s=..., in a --var-file, or as its default.", v.name))
		return cty.DynamicVal, false
	}
	if at.IsZero() {
		at = v.span
	}
	if mismatch := typeMismatch(result, want); mismatch != "" {
		p.variableProblem(v, at, fmt.Sprintf("var.%s takes %s, and its value %s", v.name, typeexpr.TypeString(want), mismatch), "")
		return cty.DynamicVal, false
	}
	converted, err := conform(result, want)
	if err != nil {
		p.variableProblem(v, at, fmt.Sprintf("var.%s takes %s: %s", v.name, typeexpr.TypeString(want), err), "")
		return cty.DynamicVal, false
	}
	return converted, true
}

func (p *project) variableType(v *variable) (cty.Type, bool) {
	written := v.syntax.Attributes["type"]
	if written == nil {
		return cty.DynamicPseudoType, true
	}
	want, problems := typeexpr.TypeConstraint(written.Expr)
	if problems.HasErrors() {
		p.report(p.fromHCL(codeVariable, problems[0], v.file))
		return cty.DynamicPseudoType, false
	}
	return want, true
}

// validate checks a value against the conditions of its variable.
func (p *project) validate(v *variable) bool {
	valid := true
	for _, block := range v.syntax.Blocks {
		if block.Type != "validation" {
			continue
		}
		condition := block.Body.Attributes["condition"]
		if condition == nil {
			p.variableProblem(v, toSpan(v.file, block.TypeRange), `this validation has no "condition"`, "")
			continue
		}
		result, ok := p.eval(condition.Expr, v.file, nil)
		if !ok {
			continue
		}
		result, _ = result.Unmark()
		at := toSpan(v.file, condition.Expr.Range())
		switch {
		case result.IsNull() || !result.IsKnown() || result.Type() != cty.Bool:
			p.variableProblem(v, at, fmt.Sprintf("a condition is true or false, not %s", describe(result)), "")
		case result.False():
			p.variableProblem(v, at, fmt.Sprintf("var.%s: %s", v.name, p.validationMessage(v, block)), "Its value is "+show(v.value.v)+".")
			valid = false
		}
	}
	return valid
}

func (p *project) validationMessage(v *variable, block *hclsyntax.Block) string {
	if written := block.Body.Attributes["error_message"]; written != nil {
		if message, ok := p.eval(written.Expr, v.file, nil); ok && isText(message) {
			return text(message)
		}
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
