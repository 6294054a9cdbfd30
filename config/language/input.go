package language

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"grants/diag"
	"grants/internal/expression"
	"grants/internal/jsonform"
	"grants/internal/suggest"
	"grants/internal/syntax"
)

// input is a value for a variable from outside the project.
type input struct {
	name string
	flag string               // that gave it, or whose file did
	own  bool                 // meant for this state of the project alone
	raw  string               // as given on the command line
	expr hclsyntax.Expression // as written in a file of values
	file diag.FileID
	span diag.Span // zero on the command line
}

// givenValues are the values from files, later ones winning, and from the command line, which wins over all. Those that only a baseline has come last.
func (p *project) givenValues() map[string]*input {
	given := map[string]*input{}
	p.give(given, p.opts.Vars, p.opts.VarFiles, false)
	if own := p.opts.Baseline; own != nil {
		p.give(given, own.Vars, own.VarFiles, true)
	}
	return given
}

func (p *project) give(given map[string]*input, vars map[string]string, files []VarFile, toBaseline bool) {
	flag := "--var"
	if toBaseline {
		flag = "--against-var"
	}
	for _, file := range files {
		for _, in := range p.readVarFile(file) {
			in.flag, in.own = flag+"-file", toBaseline || file.Own && p.opts.Baseline == nil
			given[in.name] = in
		}
	}
	for name, raw := range vars {
		given[name] = &input{name: name, flag: flag, own: toBaseline, raw: raw}
	}
}

func (p *project) readVarFile(file VarFile) []*input {
	id := p.files.Add(file.Name)
	p.files.SetContent(id, file.Content)
	problem, span := syntax.Refuse(file.Content, id)
	if problem.Code == "" {
		var at int
		problem, at = syntax.Measure(file.Content).Problem()
		span = syntax.ByteSpan(id, at)
	}
	if problem.Code != "" {
		problem.Severity, problem.Range = diag.Error, p.files.Range(span)
		p.report(problem)
		p.lostInputs = true
		return nil
	}
	p.controls = append(p.controls, syntax.Controls(file.Content, id, nil)...)
	if strings.HasSuffix(file.Name, ".json") {
		return p.readJSONValues(file, id)
	}
	parsed, problems := hclsyntax.ParseConfig(file.Content, file.Name, hcl.Pos{Line: 1, Column: 1})
	if problems.HasErrors() {
		p.report(syntax.Problem(p.files, syntax.CodeSyntax, problems[0], id))
		p.lostInputs = true
		return nil
	}
	body := parsed.Body.(*hclsyntax.Body)
	for _, block := range body.Blocks {
		p.problem(codeUnknownBlock, syntax.Span(id, block.TypeRange), fmt.Sprintf("there is no block %q in a file of values", block.Type), "Write NAME = VALUE.")
	}
	return inputsOf(body, id)
}

func (p *project) readJSONValues(file VarFile, id diag.FileID) []*input {
	read := jsonform.ReadValues(p.files, file.Name, file.Content, id)
	for _, d := range read.Problems {
		p.report(d)
	}
	p.lostInputs = p.lostInputs || len(read.Problems) > 0
	if read.Body == nil {
		return nil
	}
	return inputsOf(read.Body, id)
}

func inputsOf(body *hclsyntax.Body, id diag.FileID) []*input {
	var inputs []*input
	for _, a := range sortedAttributes(body.Attributes) {
		inputs = append(inputs, &input{name: a.Name, expr: a.Expr, file: id, span: syntax.Span(id, a.Expr.Range())})
	}
	return inputs
}

// value evaluates the input. A value on the command line is the text itself for a string, and an expression for any other type.
func (in *input) value(p *project, want cty.Type) (cty.Value, bool) {
	if in.expr != nil {
		return p.evalInput(in.expr, in.file, "a value for a variable")
	}
	if len(in.raw) > expression.MaxValueSize {
		p.commandLineProblem(in, syntax.CodeLimit, fmt.Sprintf("%s %s: the value has %d bytes; at most %d are read", in.flag, in.name, len(in.raw), expression.MaxValueSize), "")
		return cty.DynamicVal, false
	}
	switch want {
	case cty.String, cty.DynamicPseudoType:
		return cty.StringVal(in.raw), true
	case cty.Bool, cty.Number:
		if len(in.raw) > syntax.MaxDigits {
			p.commandLineProblem(in, syntax.CodeLimit, fmt.Sprintf("%s %s: the value has more than %d digits", in.flag, in.name, syntax.MaxDigits), "")
			return cty.DynamicVal, false
		}
		v, err := convert.Convert(cty.StringVal(in.raw), want)
		if err != nil {
			p.commandLineProblem(in, codeVariable, fmt.Sprintf("%s %s takes %s, not %s", in.flag, in.name, expression.DescribeType(want), expression.Show(cty.StringVal(in.raw))), "")
			return cty.DynamicVal, false
		}
		return v, true
	}
	if problem, _ := syntax.Measure([]byte(in.raw)).Problem(); problem.Code != "" {
		p.commandLineProblem(in, syntax.CodeLimit, fmt.Sprintf("%s %s: %s", in.flag, in.name, problem.Message), "")
		return cty.DynamicVal, false
	}
	expr, problems := hclsyntax.ParseExpression([]byte(in.raw), in.flag, hcl.InitialPos)
	if problems.HasErrors() {
		p.commandLineProblem(in, codeVariable, fmt.Sprintf("%s %s: the value is no expression", in.flag, in.name),
			"Write it as in a file, and in quotes of the shell's: "+in.flag+" '"+in.name+"=[\"a\", \"b\"]'.")
		return cty.DynamicVal, false
	}
	return p.evalInput(expr, 0, in.flag+" "+in.name)
}

// evalInput evaluates an expression that may refer to nothing.
func (p *project) evalInput(expr hclsyntax.Expression, file diag.FileID, what string) (cty.Value, bool) {
	if refs := expr.Variables(); len(refs) > 0 {
		p.problem(codeVariable, syntax.Span(file, refs[0].SourceRange()), what+" can't refer to anything", "")
		return cty.DynamicVal, false
	}
	return p.eval(expr, file, nil)
}

func (p *project) commandLineProblem(in *input, code, message, detail string) {
	p.report(diag.Diagnostic{Code: code, Severity: diag.Error, Address: "var." + in.name, Message: message, Detail: detail})
}

// refuseUnknownInputs reports values for variables that the project does not declare.
func (p *project) refuseUnknownInputs(given map[string]*input, declared []string) {
	if p.lost {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		in := given[name]
		if p.variables[name] != nil || !in.own && (p.opts.Baseline != nil || p.elsewhere[name]) {
			continue
		}
		d := diag.Diagnostic{
			Code: codeVariable, Severity: diag.Error, Address: "var." + name, Key: name, Range: p.files.Range(in.span),
			Message: fmt.Sprintf("there is no variable %q to give a value to", name), Hint: suggest.DidYouMean(name, declared),
		}
		if in.expr == nil {
			d.Message = fmt.Sprintf("%s %s: there is no such variable", in.flag, name)
		}
		p.report(d)
	}
}
