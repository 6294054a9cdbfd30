package terraform

import (
	"fmt"
	"maps"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// template is templatefile, with the functions that a template calls: all but itself.
// https://developer.hashicorp.com/terraform/language/functions/templatefile
func (r *reading) template() function.Function {
	within := maps.Clone(r.functions)
	within["templatefile"] = ofTemplate(func(name string, _ map[string]cty.Value) (cty.Value, error) {
		return r.texts.notHere(cty.DynamicPseudoType, "%q is a template within a template, which is not read", name)
	})
	return ofTemplate(func(name string, variables map[string]cty.Value) (cty.Value, error) {
		expr, reason, err := r.parsedTemplate(name)
		if err == nil && reason == "" && r.look(expr).notRun != "" {
			reason = fmt.Sprintf("%s in %q is not run", r.look(expr).notRun, name)
		}
		switch {
		case err != nil:
			return cty.NilVal, err
		case reason != "":
			return r.texts.notHere(cty.DynamicPseudoType, "%s", reason)
		}
		r.meter.Spend(r.look(expr).cost)
		v, problems := expr.Value(&hcl.EvalContext{Variables: variables, Functions: within})
		if problems.HasErrors() {
			return cty.NilVal, fmt.Errorf("%q: %s", name, mistake(problems[0]))
		}
		v, _ = v.UnmarkDeep()
		return v, nil
	})
}

func ofTemplate(call func(name string, variables map[string]cty.Value) (cty.Value, error)) function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{{Name: "path", Type: cty.String}, {Name: "vars", Type: cty.DynamicPseudoType}},
		Type:   function.StaticReturnType(cty.DynamicPseudoType),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			if t := args[1].Type(); !t.IsObjectType() && !t.IsMapType() {
				return cty.NilVal, function.NewArgErrorf(1, "it is no map")
			}
			return call(args[0].AsString(), args[1].AsValueMap())
		},
	})
}

// parsedTemplate is a file as a template, or why it is not read.
func (r *reading) parsedTemplate(name string) (expr hclsyntax.Expression, reason string, err error) {
	if parsed, known := r.templates[name]; known {
		return parsed, "", nil
	}
	text, reason, err := r.texts.read(name)
	if reason != "" || err != nil {
		return nil, reason, err
	}
	if problem := refuse([]byte(text), 0); problem != nil {
		return nil, fmt.Sprintf("%q: %s", name, problem.Message), nil
	}
	expr, problems := hclsyntax.ParseTemplate([]byte(text), name, hcl.InitialPos)
	if problems.HasErrors() {
		return nil, "", fmt.Errorf("%q: %s", name, lower(problems[0].Summary))
	}
	r.templates[name] = expr
	return expr, "", nil
}

// mistake is what is wrong with an expression, in a few words.
func mistake(problem *hcl.Diagnostic) string {
	if of, is := hcl.DiagnosticExtra[hclsyntax.FunctionCallDiagExtra](problem); is {
		if err := of.FunctionCallError(); err != nil && of.CalledFunctionName() != "" {
			return fmt.Sprintf("%s(): %s", of.CalledFunctionName(), err)
		}
	}
	return lower(problem.Summary)
}
